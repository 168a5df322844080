import { toProblem } from '#app/rpc/client.ts';
import type { useOrg } from '#app/rpc/use-org.ts';
import { type Trial, turnsOf } from './trial-state.ts';

const mostTries = 5;

/** Keeps a conversation as a draft scenario, named after how it begins; its replies become samples. */
export async function keepTrial(
  rpc: ReturnType<typeof useOrg>['rpc'],
  trial: Trial,
): Promise<{ id: string }> {
  const start = (trial[0]?.said ?? '').replace(/\s+/g, ' ').trim().slice(0, 80);
  const turns = turnsOf(trial);
  for (let tries = 1; ; tries += 1) {
    const name = tries === 1 ? start : `${start} (${tries})`;
    try {
      return await rpc.scenarios.create.mutate({ name, turns });
    } catch (thrown) {
      if (tries === mostTries || toProblem(thrown).reason !== 'scenarios.nameTaken') throw thrown;
    }
  }
}
