import { holds } from '#server/core/access.ts';
import type { Scope } from '#server/core/scope.ts';
import { canRuns } from '../access.ts';
import { droppedText } from '../dropped-text.ts';
import { runErrors } from '../errors.ts';
import { readDropped } from '../reads/evidence.ts';
import { getRun } from '../reads/get-run.ts';

/**
 * What a run was started with and what it came to, without its conversations; names and numbers alone when
 * its evidence was dropped, and a note that says so. No secrets; how targets are reached, and which model
 * judges, only for who may see what was sent.
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
  const shown = holds(scope.access, canRuns.inspect) ? frozen : withoutTargets(frozen);
  return {
    format: 'assay.run/1' as const,
    ...run,
    ...(dropped
      ? { note: droppedText(dropped), scenarios: frozen.scenarios.map(withoutContent) }
      : shown),
    dropped,
  };
}

/** Names and prompts stay, as they are shown beside each conversation. */
function withoutTargets<
  Frozen extends { judge: unknown; targets: readonly { config: unknown; lane: string }[] },
>({ judge: _, ...frozen }: Frozen) {
  return {
    ...frozen,
    targets: frozen.targets.map(({ config: _config, lane: _lane, ...target }) => target),
  };
}

/** Names stay when the evidence goes. */
function withoutContent<Scenario extends { content: unknown }>({ content: _, ...named }: Scenario) {
  return named;
}
