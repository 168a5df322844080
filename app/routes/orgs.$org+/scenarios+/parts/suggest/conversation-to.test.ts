import { describe, expect, it } from 'vitest';
import { blankDraft } from '../blank-draft.ts';
import type { Draft, DraftTurn } from '../draft.ts';
import { conversationTo } from './conversation-to.ts';

const user = (key: string, userText: string): DraftTurn => ({ key, kind: 'USER', userText });
const reply = (key: string, sample?: string): DraftTurn => ({
  key,
  kind: 'EXPECT',
  expectations: [],
  ...(sample === undefined ? {} : { sample }),
});
const draftOf = (...turns: DraftTurn[]): Draft => ({ ...blankDraft, turns });

describe('the conversation a reply belongs to', () => {
  it('is what was said before it, with sample replies, and the reply last', () => {
    const draft = draftOf(
      user('a', 'Hello, {{name}}'),
      reply('b', 'Hi'),
      user('c', 'And {{other}}?'),
      reply('d'),
      user('e', 'Well?'),
      reply('f', 'not this one'),
      user('g', 'later'),
    );
    const values = { name: 'Fern' };
    expect(conversationTo({ draft, at: 5, reply: 'Sure.', values })).toEqual([
      { role: 'user', text: 'Hello, Fern' },
      { role: 'assistant', text: 'Hi' },
      { role: 'user', text: 'And {{other}}?' },
      { role: 'user', text: 'Well?' },
      { role: 'assistant', text: 'Sure.' },
    ]);
  });

  it('is none before the user has said anything, or without a reply', () => {
    const said = { draft: draftOf(user('a', 'Hello'), reply('b')), at: 1, values: {} };
    expect(conversationTo({ ...said, reply: ' \n' })).toBeNull();
    expect(conversationTo({ ...said, at: 0, reply: 'Hi' })).toBeNull();
    const silent = draftOf(user('a', ' '), reply('b'));
    expect(conversationTo({ ...said, draft: silent, reply: 'Hi' })).toBeNull();
  });

  it('keeps within what can be asked: the end of a long one, the beginning of a long text', () => {
    const turns = Array.from({ length: 250 }, (_, i) => user(`u${i}`, `Turn ${i}`));
    const asked = { draft: draftOf(...turns), at: 250, values: {} };
    const messages = conversationTo({ ...asked, reply: 'x'.repeat(30_000) });
    expect(messages).toHaveLength(200);
    expect(messages?.[0]?.text).toBe('Turn 51');
    expect(messages?.at(-1)?.text).toHaveLength(20_000);
  });
});
