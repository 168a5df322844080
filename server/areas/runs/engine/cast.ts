import { isDeepStrictEqual } from 'node:util';
import DataLoader from 'dataloader';
import { type AssistantFor, openTarget } from '#server/areas/targets/index.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import { isSecretError } from '#server/core/secrets/errors.ts';
import type { SecretPurpose } from '#server/core/secrets/index.ts';
import type { Services } from '#server/core/services.ts';
import { AssistantError } from '#server/outside/assistant.ts';
import { meteredAssistant } from '../budget/metered-assistant.ts';
import type { Purse } from '../budget/purse.ts';
import type { Turnstile } from '../play/ask-assistant.ts';
import type { JudgeSource } from '../play/judge-reply.ts';
import { openJudge } from '../play/open-judge.ts';
import { type StoredReplies, storedReplies } from '../play/stored-replies.ts';
import { createCallGate } from './call-gate.ts';
import { kept } from './kept.ts';
import { createLane } from './lane.ts';
import { laneOf } from './lane-of.ts';
import type { FrozenRun } from './load-frozen-run.ts';
import { loadStored } from './load-stored.ts';
import type { Seat } from './seat.ts';

/** Everybody a run talks to. */
export type Cast = {
  /** Whom a target describes, and the way to them. */
  assistant(position: number): Promise<{ assistantFor: AssistantFor; turnstile: Turnstile }>;
  judge(): Promise<JudgeSource>;
  /** What a conversation of a rescored run is made of. */
  stored(itemId: string, locale: string): Promise<StoredReplies>;
};

/** For how long a key is kept in memory before it is looked up anew, so that a revoked one is not used on. */
const keyMs = 30_000;

/**
 * Opens secrets when they are first needed and now and then anew, not for each conversation.
 * @param o.purse what calls are paid from; null for a run without any budget
 */
export function createCast(
  { open, services, purse }: { open: OpenUnit; services: Services; purse: Purse | null },
  run: FrozenRun,
  seats: ReadonlyMap<number, Seat>,
): Cast {
  const purpose: SecretPurpose = { kind: 'run', id: run.id, name: `Run ${run.number}` };
  const assistants = new Map(
    [...seats].map(([position, { target }]) => [
      position,
      kept(async () => {
        const assistantFor = await openOrFail(openTarget(open, services, { target, purpose }));
        // What is no model has no price, and costs nothing that Assay knows.
        if (!purse || target.kind !== 'MODEL') return assistantFor;
        const paid = { purse, model: target.config };
        return (variables: Parameters<AssistantFor>[0]) =>
          meteredAssistant(assistantFor(variables), paid);
      }, keyMs),
    ]),
  );
  const judgeGate = run.judge && gateOf(run.judge, seats);
  // Conversations begin together: their replies are read together.
  const stored = new DataLoader(
    (itemIds: readonly string[]) => open((scope) => loadStored(scope, itemIds)),
    { cache: false, maxBatchSize: 200 },
  );
  const isSameJudge = judgesAlike(run.judge, run.rescored?.sourceJudge ?? null);
  return {
    async assistant(position) {
      const opened = assistants.get(position);
      const seat = seats.get(position);
      if (!opened || !seat) throw new Error('A conversation names a target its run does not have.');
      return { assistantFor: await opened(), turnstile: seat.gate };
    },
    judge: kept(async () => {
      const opened = await openJudge(open, services, run.judge, { purpose, purse });
      if ('problem' in opened) return opened;
      return judgeGate ? { ...opened, turnstile: judgeGate } : { problem: 'No judge is chosen.' };
    }, keyMs),
    async stored(itemId, locale) {
      const { turns, locale: before } = await stored.load(itemId);
      return storedReplies(turns, { isSameJudge: isSameJudge && locale === before });
    },
  };
}

/** True when two judges would be asked the same of the same. */
function judgesAlike(one: FrozenRun['judge'], other: FrozenRun['judge']): boolean {
  const asked = (judge: FrozenRun['judge']) =>
    judge && { kind: judge.kind, config: judge.config, votes: votesOf(judge) };
  return isDeepStrictEqual(asked(one), asked(other));
}

function votesOf(judge: NonNullable<FrozenRun['judge']>): number {
  return judge.kind === 'MODEL' ? (judge.votes ?? 1) : 1;
}

/** A judge that is asked the same provider as a target minds the same lane. */
function gateOf(judge: NonNullable<FrozenRun['judge']>, seats: ReadonlyMap<number, Seat>) {
  const name = laneOf(judge);
  const shared = [...seats.values()].find(({ lane }) => lane.name === name)?.lane;
  const lane = shared ?? createLane(name, judge.concurrency, Math.random);
  return createCallGate(lane, () => judge.concurrency);
}

/** A target that can't be opened answers every turn with why. */
async function openOrFail(opening: Promise<AssistantFor>): Promise<AssistantFor> {
  try {
    return await opening;
  } catch (error) {
    const failure = isSecretError(error)
      ? new AssistantError('assistant.unauthorized', error.message, { retryable: false })
      : error;
    if (!(failure instanceof AssistantError)) throw error;
    return () => ({ reply: () => Promise.reject(failure) });
  }
}
