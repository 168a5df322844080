import { openMemberScope } from '#server/core/scope.ts';
import { medianMs } from './median-ms.ts';
import type { Measurement } from './report.ts';
import type { Stage } from './stage.ts';

/** What it costs to enter an organization before a query. */
export async function scopedQuery({ client, who, org }: Stage): Promise<Measurement[]> {
  const ours = client();
  const bound = client({ options: `-c app.org_id=${org.id}` });
  const find = { select: { id: true, name: true }, take: 50 } as const;
  const scoped = await medianMs(500, () =>
    openMemberScope(ours, who, (scope) => scope.db.prompt.findMany(find)),
  );
  const unscoped = await medianMs(500, () => bound.prisma.prompt.findMany(find));
  await ours.close();
  await bound.close();
  return [
    {
      what: 'a query in a scope, over one without',
      value: `${scoped.toFixed(2)} ms / ${unscoped.toFixed(2)} ms`,
      ratio: scoped / unscoped,
      limit: 6,
    },
  ];
}
