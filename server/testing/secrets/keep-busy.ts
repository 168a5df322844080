import type { OpenServices } from '#server/start/services.ts';
import type { TestOrg } from '../org.ts';

export type Busy = {
  reads: number;
  writes: number;
  /** What went wrong, in words. */
  failures: string[];
};

/**
 * Opens stored headers of `fillSealed`, one after another, and seals every fifth anew, until `signal`
 * aborts.
 */
export async function keepBusy(
  orgs: readonly TestOrg[],
  services: OpenServices,
  signal: AbortSignal,
): Promise<Busy> {
  const busy: Busy = { reads: 0, writes: 0, failures: [] };
  for (let turn = 0; !signal.aborted; turn += 1) {
    const org = orgs[turn % orgs.length];
    const failed = (error: unknown) => busy.failures.push(String(error));
    await org?.open((scope) => readOne(scope, services, turn, busy)).catch(failed);
  }
  return busy;
}

type Scope = Parameters<Parameters<TestOrg['open']>[0]>[0];

async function readOne(
  scope: Scope,
  { secrets }: OpenServices,
  turn: number,
  busy: Busy,
): Promise<void> {
  const row = await scope.db.target.findFirstOrThrow({
    where: { sealedHeader: { not: null } },
    orderBy: { id: 'asc' },
    skip: turn % 100,
    select: { id: true, sealedHeader: true },
  });
  const place = { table: 'target', rowId: row.id, column: 'sealed_header' };
  const resource = { kind: 'target', id: row.id, name: 'Target' };
  const use = { resource, purpose: { kind: 'test' } } as const;
  const text = await secrets.open(scope, place, row.sealedHeader ?? '', use);
  if (text !== `secret of ${row.id}`) throw new Error(`${row.id} opens to something else.`);
  busy.reads += 1;
  if (turn % 5 !== 0) return;
  const { sealed } = await secrets.seal(scope, place, text);
  await scope.db.target.updateMany({ where: { id: row.id }, data: { sealedHeader: sealed } });
  busy.writes += 1;
}
