import type { useOrg } from '#app/rpc/use-org.ts';

type Asked = Awaited<ReturnType<ReturnType<typeof useOrg>['rpc']['trials']['ask']['mutate']>>;

/** What happens while a target replies. */
export type TrialEvent = Asked extends AsyncIterable<infer Event> ? Event : never;

type Reply = Omit<Extract<TrialEvent, { kind: 'reply' }>, 'kind'>;

/** One thing the user said and what came back: so far, whole, or why nothing did. */
export type Exchange = {
  said: string;
  /** The reply as far as it has come. */
  heard: string;
  reply: Reply | null;
  problem: string | null;
};

/** A conversation that is being tried out; only the last exchange may be without an end. */
export type Trial = readonly Exchange[];

/** The trial in which the user has said something more. */
export function say(trial: Trial, said: string): Trial {
  return [...trial, { said, heard: '', reply: null, problem: null }];
}

/** The trial after something came of its last exchange. */
export function hear(trial: Trial, event: TrialEvent): Trial {
  const last = trial.at(-1);
  if (!last) return trial;
  return [...trial.slice(0, -1), withEvent(last, event)];
}

function withEvent(exchange: Exchange, event: TrialEvent): Exchange {
  if (event.kind === 'text') return { ...exchange, heard: exchange.heard + event.text };
  if (event.kind === 'failed') return { ...exchange, problem: event.problem };
  const { kind: _, ...reply } = event;
  return { ...exchange, heard: reply.text, reply };
}

/** Whether something can be said: there is no reply still to come, and the last one did not fail. */
export function isOpen(trial: Trial): boolean {
  const last = trial.at(-1);
  return !last || last.reply !== null;
}

/** What a target is sent: all that was said and replied, the last word the user's. */
export function messagesOf(trial: Trial) {
  return trial.flatMap(({ said, reply }) => [
    { role: 'user' as const, text: said },
    ...(reply ? [{ role: 'assistant' as const, text: reply.text }] : []),
  ]);
}

/** The turns of a scenario that says the same, each reply kept to try expectations on. */
export function turnsOf(trial: Trial) {
  return trial.flatMap(({ said, reply }) =>
    reply
      ? [
          { kind: 'USER' as const, userText: said },
          ...(reply.text.trim() === ''
            ? []
            : [
                {
                  kind: 'EXPECT' as const,
                  expectations: [],
                  sample: reply.text.slice(0, 20_000),
                },
              ]),
        ]
      : [],
  );
}
