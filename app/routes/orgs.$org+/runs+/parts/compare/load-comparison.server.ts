import type { AppLoadContext } from '@remix-run/node';
import { TRPCError } from '@trpc/server';
import { mayIn } from '#app/rpc/may.server.ts';
import { canPrompts } from '#server/areas/prompts/access.ts';
import type { CompareQuery } from './compare-query.ts';

type OrgCalls = ReturnType<AppLoadContext['org']>;

/**
 * A run compared as the address says, and what else it can be compared with. Without a baseline of the
 * kind there is the run alone, and the sentence that says why.
 */
export async function loadComparison(org: OrgCalls, runId: string, query: CompareQuery) {
  const found = await compare(org, runId, query);
  const run = 'run' in found ? found.run : await org.runs.get({ id: runId });
  const [same, recent, labels] = await Promise.all([
    run.suiteId
      ? org.runs.list({ suiteId: run.suiteId, status: 'COMPLETED', limit: 50 })
      : { items: [] },
    org.runs.list({ status: 'COMPLETED', limit: 20 }),
    loadLabels(org, run.targets),
  ]);
  const known = new Set(same.items.map(({ id }) => id));
  return {
    run,
    comparison: 'run' in found ? found : null,
    problem: 'run' in found ? null : found.problem,
    choices: {
      runs: [...same.items, ...recent.items.filter(({ id }) => !known.has(id))],
      labels,
    },
  };
}

async function compare(org: OrgCalls, runId: string, query: CompareQuery) {
  try {
    return await org.runs.compare({ runId, ...query });
  } catch (thrown) {
    if (thrown instanceof TRPCError && reasonOf(thrown.cause) === 'runs.noBaseline') {
      return { problem: thrown.message };
    }
    throw thrown;
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error && 'reason' in cause ? String(cause.reason) : '';
}

/** The labels of the prompts that its targets used. */
async function loadLabels(
  org: OrgCalls,
  targets: readonly { promptId: string | null; promptName: string | null }[],
) {
  const may = await mayIn(org);
  if (!may(canPrompts.read)) return [];
  const prompts = new Map(targets.map(({ promptId, promptName }) => [promptId, promptName]));
  const found = [];
  for (const [promptId, prompt] of [...prompts].slice(0, 10)) {
    if (promptId === null) continue;
    const labels = await org.prompts.labels({ id: promptId }).catch(whenGone);
    found.push(...labels.map(({ name, version }) => ({ promptId, prompt, name, version })));
  }
  return found;
}

/** A prompt that was deleted since has no labels. */
function whenGone(thrown: unknown): { name: string; version: number }[] {
  if (thrown instanceof TRPCError && thrown.code === 'NOT_FOUND') return [];
  throw thrown;
}
