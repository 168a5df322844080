import { useEffect, useRef, useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import type { PromptContent } from '#server/areas/prompts/schema.ts';
import { hear, messagesOf, say, type Trial } from './trial-state.ts';

/** What a trial is asked with, read when something is said. */
export type TrialWith = {
  targetId: string;
  /** Told instead of the target's own prompt; absent: the target's own. */
  prompt?: PromptContent | null;
  /** Whose values variables have; absent or null: their own. */
  environmentId?: string | null;
  locale?: string;
  variables?: Record<string, string>;
};

/** A conversation with a target, streamed. Leaving the page hangs up. */
export function useTrial() {
  const org = useOrg();
  const [trial, setTrial] = useState<Trial>([]);
  const [isAsking, setAsking] = useState(false);
  const hangUp = useRef<AbortController | null>(null);
  useEffect(() => () => hangUp.current?.abort(), []);

  async function ask(next: Trial, how: TrialWith) {
    const leaving = new AbortController();
    hangUp.current = leaving;
    setTrial(next);
    setAsking(true);
    const fail = (problem: string) =>
      setTrial((was) => hear(was, { kind: 'failed', reason: 'assistant.cancelled', problem }));
    try {
      const state = next.at(-2)?.reply?.state ?? null;
      const input = { ...how, messages: messagesOf(next), state };
      const events = await org.rpc.trials.ask.mutate(input, { signal: leaving.signal });
      for await (const event of events) {
        if (leaving.signal.aborted) break;
        setTrial((was) => hear(was, event));
      }
    } catch (thrown) {
      if (!leaving.signal.aborted) fail(toProblem(thrown).message);
    } finally {
      if (leaving.signal.aborted) fail('Stopped.');
      if (hangUp.current === leaving) setAsking(false);
    }
  }

  return {
    trial,
    isAsking,
    /** Says something; what was said last without a reply is said anew. */
    say: (said: string, how: TrialWith) =>
      void ask(
        say(
          trial.filter(({ reply }) => reply),
          said,
        ),
        how,
      ),
    stop: () => hangUp.current?.abort(),
    clear: () => {
      hangUp.current?.abort();
      setTrial([]);
    },
  };
}
