import type { useOrg } from '#app/rpc/use-org.ts';
import { nameProblem } from './check-draft.ts';
import type { Draft } from './draft.ts';
import { piecesOf } from './variable-marks.ts';

type Rpc = ReturnType<typeof useOrg>['rpc'];
type Ask = Parameters<Rpc['trials']['ask']['mutate']>[0];

const longestMessage = 20_000;

/**
 * Plays what the user says before the turn at a place, one after the other as a run does, and hands on the
 * reply to the last of it as it comes.
 * @throws what the target could not do, in words
 */
export async function playTo(o: {
  rpc: Rpc;
  draft: Draft;
  /** From 0. */
  at: number;
  targetId: string;
  signal: AbortSignal;
  onReply: (text: string) => void;
}): Promise<void> {
  const { rpc, draft, targetId, signal, onReply } = o;
  const own = ownValues(draft);
  const { items } = await rpc.variables.values.query({ limit: 200 }, { signal });
  const values = { ...Object.fromEntries(items.map(({ key, value }) => [key, value])), ...own };
  const said = draft.turns.slice(0, o.at).filter((turn) => turn.kind === 'USER');
  const messages: { role: 'user' | 'assistant'; text: string }[] = [];
  let state: string | null = null;
  for (const [turn, { userText }] of said.entries()) {
    messages.push({ role: 'user', text: filled(userText, values) });
    const ask: Ask = { targetId, messages, locale: draft.locale, variables: own, state };
    let reply = '';
    for await (const event of await rpc.trials.ask.mutate(ask, { signal })) {
      if (signal.aborted) return;
      if (event.kind === 'failed') throw new Error(event.problem);
      if (event.kind === 'reply') state = event.state;
      reply = event.kind === 'reply' ? event.text : reply + event.text;
      if (turn === said.length - 1) onReply(reply.slice(0, longestMessage));
    }
    messages.push({ role: 'assistant', text: reply.slice(0, longestMessage) });
  }
}

/** The scenario's own values, with those of its first row. */
export function ownValues({ variables, data }: Draft): Record<string, string> {
  const [row] = data?.rows ?? [];
  const pairs = [
    ...variables.map(({ name, value }) => [name.trim(), value] as const),
    ...(data?.columns ?? []).map(({ name }, at) => [name.trim(), row?.values[at] ?? ''] as const),
  ];
  return Object.fromEntries(pairs.filter(([name]) => name !== '' && nameProblem(name) === null));
}

/** A text with its placeholders filled; names without a value stay as written. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return piecesOf(text)
    .map((piece) =>
      piece.name !== null && Object.hasOwn(values, piece.name)
        ? (values[piece.name] ?? piece.text)
        : piece.text,
    )
    .join('');
}
