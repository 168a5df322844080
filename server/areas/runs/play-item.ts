import { type FrozenTarget, openAssistant, openingOf } from '#server/areas/targets/index.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import { isSecretError } from '#server/core/secrets/errors.ts';
import type { SecretPurpose } from '#server/core/secrets/index.ts';
import type { Services } from '#server/core/services.ts';
import { type Assistant, AssistantError } from '#server/outside/assistant.ts';
import type { RetryDeps } from './ask-assistant.ts';
import type { ClaimedItem } from './claim-items.ts';
import type { FrozenRun } from './load-frozen-run.ts';
import { openJudge } from './open-judge.ts';
import { playScenario } from './play-scenario.ts';
import type { PlayedItem } from './played.ts';
import { promptForRow } from './row-prompt.ts';
import { sumItem } from './sum-item.ts';

export type ItemPlayer = { open: OpenUnit; services: Services; retries: RetryDeps };

/** Plays one item of a run with what the run froze. @throws when `signal` aborts, and for no other reason */
export async function playItem(
  player: ItemPlayer,
  run: FrozenRun,
  item: ClaimedItem,
  signal: AbortSignal,
): Promise<PlayedItem> {
  try {
    const content = run.scenarios.get(item.row);
    const played = run.targets.get(item.targetPosition);
    if (!content || !played) throw new Error('An item names what its run does not have.');
    const needsJudge = content.turns.some(
      (turn) =>
        turn.kind === 'EXPECT' &&
        turn.expectations.some((expectation) => expectation.kind === 'SEMANTIC_ASSERT'),
    );
    return await playScenario({
      itemId: item.id,
      content,
      assistant: await openOrFail(player, played.target, run, {
        ...run.variables,
        ...content.variables,
      }),
      opening: openingOf(promptForRow({ ...played, variables: run.variables }, content.variables)),
      judge: needsJudge
        ? await openJudge(player.open, player.services, run.judge, purposeOf(run))
        : { problem: 'Nothing here needs a judge.' },
      signal,
      retries: player.retries,
    });
  } catch (error) {
    signal.throwIfAborted();
    player.services.log.error({ err: error, runId: run.id, itemId: item.id }, 'item broke');
    return brokenItem();
  }
}

/** A target that can't be opened answers every turn with why. */
async function openOrFail(
  { open, services }: ItemPlayer,
  target: FrozenTarget,
  run: FrozenRun,
  variables: Readonly<Record<string, string>>,
): Promise<Assistant> {
  try {
    return await openAssistant(open, services, { target, variables, purpose: purposeOf(run) });
  } catch (error) {
    const failure = isSecretError(error)
      ? new AssistantError('assistant.unauthorized', error.message, { retryable: false })
      : error;
    if (!(failure instanceof AssistantError)) throw error;
    return { reply: () => Promise.reject(failure) };
  }
}

function purposeOf({ id, number }: FrozenRun): SecretPurpose {
  return { kind: 'run', id, name: `Run ${number}` };
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
