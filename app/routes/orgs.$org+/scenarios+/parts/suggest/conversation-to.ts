import type { Draft } from '../draft.ts';
import { filled } from '../play-to.ts';

export type Message = { role: 'user' | 'assistant'; text: string };

const longestMessage = 20_000;
const mostMessages = 200;

/**
 * The conversation a reply belongs to, with the reply last: what the user says before the turn at a place,
 * and the sample replies in between. Null when the user has said nothing yet, or there is no reply.
 * @param o.at from 0
 * @param o.values what `{{names}}` stand for
 */
export function conversationTo(o: {
  draft: Draft;
  at: number;
  reply: string;
  values: Readonly<Record<string, string>>;
}): Message[] | null {
  const before = o.draft.turns.slice(0, o.at).flatMap((turn): Message[] => {
    const isUser = turn.kind === 'USER';
    const text = isUser ? filled(turn.userText, o.values) : (turn.sample ?? '');
    return text.trim() === '' ? [] : [{ role: isUser ? 'user' : 'assistant', text }];
  });
  if (o.reply.trim() === '' || !before.some(({ role }) => role === 'user')) return null;
  return [...before, { role: 'assistant' as const, text: o.reply }]
    .slice(-mostMessages)
    .map(({ role, text }) => ({ role, text: text.slice(0, longestMessage) }));
}
