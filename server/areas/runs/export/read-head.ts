import type { Scope } from '#server/core/scope.ts';
import { droppedText } from '../dropped-text.ts';
import { runErrors } from '../errors.ts';
import { readDropped } from '../reads/evidence.ts';
import { getRun } from '../reads/get-run.ts';

/**
 * What a run was started with and what it came to, without its conversations; names and numbers alone when
 * its evidence was dropped, and a note that says so. No secrets.
 */
export async function readExportHead(scope: Scope, runId: string) {
  const run = await getRun(scope, runId);
  const frozen = await scope.db.run.findFirst({
    where: { id: runId },
    select: {
      variables: true,
      judge: true,
      targets: { orderBy: { position: 'asc' }, omit: { orgId: true, runId: true } },
      scenarios: { orderBy: { row: 'asc' }, omit: { orgId: true, runId: true } },
    },
  });
  if (!frozen) throw runErrors.notFound();
  const dropped = await readDropped(scope, runId);
  return {
    format: 'assay.run/1' as const,
    ...run,
    ...(dropped
      ? { note: droppedText(dropped), scenarios: frozen.scenarios.map(withoutContent) }
      : frozen),
    dropped,
  };
}

/** Names stay when the evidence goes. */
function withoutContent<Scenario extends { content: unknown }>({ content: _, ...named }: Scenario) {
  return named;
}
