import { useEffect, useRef, useState } from 'react';
import { type Problem, toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import { canVariables } from '#server/areas/variables/access.ts';
import { type DraftExpectation, newKey } from '../draft.ts';
import { ownValues } from '../play-to.ts';
import { withoutKnown } from './add-suggested.ts';
import { conversationTo } from './conversation-to.ts';
import type { Suggesting, SuggestingModel } from './suggesting.ts';

/** Where suggestions for a turn are: from asking to what is left of them. */
export type Suggestions =
  | { kind: 'idle' }
  | { kind: 'asking'; model: SuggestingModel }
  /** `model` is null when nobody was asked yet. */
  | { kind: 'failed'; model: SuggestingModel | null; problem: Pick<Problem, 'message' | 'reason'> }
  | {
      kind: 'offered';
      model: SuggestingModel;
      offered: DraftExpectation[];
      /** How many can't be used. */
      leftOut: number;
      /** How many the turn has already. */
      known: number;
    };

const tooEarly = {
  reason: 'suggestions.tooEarly',
  message: 'Write what the user says before this reply first.',
};

export interface Ask {
  model: SuggestingModel;
  /** The place of the turn, from 0. */
  at: number;
  reply: string;
  /** What the turn has already, when the answer is there. */
  known: () => ExpectationSpec[];
  /** Told what came of it just before it is shown; never when it was stopped. */
  onAnswer: (answer: Suggestions) => void;
}

/** Asks a model what a reply should be judged by, until it answers, is stopped, or the turn goes away. */
export function useSuggestions(suggesting: Suggesting | null) {
  const org = useOrg();
  const [state, setState] = useState<Suggestions>({ kind: 'idle' });
  const hangUp = useRef<AbortController | null>(null);
  useEffect(() => () => hangUp.current?.abort(), []);

  /** The organization's variables are under those of the scenario. */
  async function readValues(draft: Suggesting['draft'], signal: AbortSignal) {
    const own = ownValues(draft);
    if (!org.may(canVariables.read)) return own;
    const { items } = await org.rpc.variables.values.query({ limit: 200 }, { signal });
    return { ...Object.fromEntries(items.map(({ key, value }) => [key, value])), ...own };
  }

  async function answerTo(
    o: Ask,
    draft: Suggesting['draft'],
    signal: AbortSignal,
  ): Promise<Suggestions> {
    const values = await readValues(draft, signal);
    const conversation = conversationTo({ draft, at: o.at, reply: o.reply, values });
    if (!conversation) return { kind: 'failed', model: null, problem: tooEarly };
    const input = { targetId: o.model.id, conversation, locale: draft.locale };
    const answer = await org.rpc.suggestions.expectations.mutate(input, { signal });
    const fresh = withoutKnown(answer.expectations, o.known());
    return {
      kind: 'offered',
      model: o.model,
      offered: fresh.map((spec) => ({ key: newKey(), spec })),
      leftOut: answer.leftOut,
      known: answer.expectations.length - fresh.length,
    };
  }

  return {
    state,
    async ask(o: Ask): Promise<void> {
      if (!suggesting) return;
      const leaving = new AbortController();
      hangUp.current?.abort();
      hangUp.current = leaving;
      setState({ kind: 'asking', model: o.model });
      let next: Suggestions;
      try {
        next = await answerTo(o, suggesting.draft, leaving.signal);
      } catch (thrown) {
        next = { kind: 'failed', model: o.model, problem: toProblem(thrown) };
      }
      if (leaving.signal.aborted) return;
      o.onAnswer(next);
      setState(next);
    },
    stop() {
      hangUp.current?.abort();
      setState({ kind: 'idle' });
    },
    /** Takes some away, whether they were taken or not; after the last there is nothing. */
    drop(keys: readonly string[]) {
      setState((was) => {
        if (was.kind !== 'offered') return was;
        const offered = was.offered.filter(({ key }) => !keys.includes(key));
        return offered.length === 0 ? { kind: 'idle' } : { ...was, offered };
      });
    },
  };
}
