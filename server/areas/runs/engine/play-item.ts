import type { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import { openingOf } from '#server/areas/targets/index.ts';
import type { Services } from '#server/core/services.ts';
import type { ReplyMemory } from '../cache/reply-memory.ts';
import type { RetryDeps, Turnstile } from '../play/ask-assistant.ts';
import { conversationIdOf } from '../play/conversation-id.ts';
import { playScenario } from '../play/play-scenario.ts';
import type { PlayedItem } from '../play/played.ts';
import { sumItem } from '../play/sum-item.ts';
import { promptForRow } from '../row-prompt.ts';
import type { Cast } from './cast.ts';
import type { ClaimedItem } from './claim-items.ts';
import type { FrozenRun } from './load-frozen-run.ts';

export type ItemPlayer = {
  services: Pick<Services, 'log'>;
  cast: Cast;
  retries: RetryDeps;
  /** Replies of the past; null where each is asked for. */
  memory: ReplyMemory | null;
};

export type PlayedPart = { item: ClaimedItem; content: ScenarioContent; signal: AbortSignal };

/**
 * Plays one item of a run with what the run froze; null when no call of it could be paid for, so that it
 * never began.
 * @throws when `signal` aborts, and for no other reason
 */
export async function playItem(
  { services, cast, retries, memory }: ItemPlayer,
  run: FrozenRun,
  { item, content, signal }: PlayedPart,
): Promise<PlayedItem | null> {
  try {
    const played = run.targets.get(item.targetPosition);
    if (!played) throw new Error('An item names a target its run does not have.');
    const judge = needsJudge(content)
      ? await cast.judge()
      : { problem: 'Nothing here needs a judge.' };
    const conversationId = conversationIdOf(item);
    const common = { conversationId, content, judge, signal, retries };
    if (run.rescored) {
      const stored = await cast.stored(item.id, content.locale);
      return await playScenario({ ...common, ...stored, opening: [], turnstile: openTurnstile });
    }
    const { assistantFor, turnstile } = await cast.assistant(item.targetPosition);
    const result = await playScenario({
      ...common,
      assistant: assistantFor({ ...run.variables, ...content.variables }),
      opening: openingOf(promptForRow({ ...played, variables: run.variables }, content.variables)),
      memory: memory?.of(item) ?? null,
      turnstile,
    });
    return isUnbegun(result) ? null : result;
  } catch (error) {
    signal.throwIfAborted();
    services.log.error({ err: error, runId: run.id, itemId: item.id }, 'item broke');
    return brokenItem();
  }
}

/** Where nobody is called nothing is limited. */
const openTurnstile: Turnstile = { enter: async () => ({ leave: () => undefined }) };

function isUnbegun({ turns }: PlayedItem): boolean {
  const [first] = turns;
  return first?.errorReason === 'assistant.overBudget' && turns.length === 1 && !first.attempts;
}

export function needsJudge({ turns }: ScenarioContent): boolean {
  return turns.some(
    (turn) =>
      turn.kind === 'EXPECT' && turn.expectations.some(({ kind }) => kind === 'SEMANTIC_ASSERT'),
  );
}

function brokenItem(): PlayedItem {
  const message =
    'Something went wrong inside Assay while playing this. Run it again; the server’s log says more.';
  return {
    ...sumItem([], { content: { turns: [], threshold: null }, stoppedAfter: null }),
    verdict: 'ERROR',
    summary: message,
    errorReason: 'runs.internal',
    errorMessage: message,
  };
}
