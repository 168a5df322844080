import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTranscript } from './transcript-read.ts';

type Said = { by: 'user' | 'bot'; lines: string[] };

const word = fc.stringMatching(/^[a-zäöéß]{1,8}$/);
const line = fc.array(word, { minLength: 2, maxLength: 6 }).map((words) => `${words.join(' ')}.`);
const says = (by: Said['by']) =>
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines): Said => ({ by, lines }));
/** A conversation that takes turns, the user first. */
const conversation = fc
  .array(fc.tuple(says('user'), says('bot')), { minLength: 1, maxLength: 5 })
  .map((pairs) => pairs.flat());

const expected = (all: readonly Said[]) =>
  all.map(({ by, lines }) =>
    by === 'user'
      ? { kind: 'USER', userText: lines.join('\n') }
      : { kind: 'EXPECT', expectations: [], sample: lines.join('\n') },
  );

/** Writes a conversation with a heading for each speaker; what follows the first line goes below. */
const headed =
  (user: string, bot: string, between = '\n') =>
  (all: readonly Said[]) =>
    all.map(({ by, lines }) => (by === 'user' ? user : bot) + lines.join('\n')).join(between);

const writers: Record<string, (all: readonly Said[]) => string> = {
  'User: and Assistant:': headed('User: ', 'Assistant: '),
  'Customer: and Agent:, apart': headed('Customer: ', 'Agent: ', '\n\n'),
  'CRLF line ends': (all) => headed('User: ', 'Bot: ')(all).replaceAll('\n', '\r\n'),
  'a name on a line of its own': headed('User:\n', 'Assistant:\n'),
  'bold names': headed('**User:** ', '**Assistant**: '),
  'Botium’s #me and #bot': headed('#me\n', '#bot\n', '\n\n'),
  'times before names': headed('[10:32] User: ', '[10:33:05] Bot: '),
  'times without brackets': headed('10:32 User: ', '10:33 AM Bot: '),
  'dates and times': headed('2026-03-01 10:32 Customer: ', '2026-03-01T10:33:00Z Agent: '),
  'as WhatsApp exports': headed('12/03/2026, 10:32 - Client: ', '[12.03.26, 10:33:21] Support: '),
  'as Slack copies': headed('User  10:32 AM\n', 'Support Bot  10:33 AM\n'),
  'names with times behind': headed('User (10:32): ', 'Bot [10:33]\n'),
  'ChatGPT’s pages': headed('You said:\n', 'ChatGPT said:\n', '\n\n'),
  'JSON with roles': (all) =>
    JSON.stringify(
      all.map(({ by, lines }) => ({
        role: by === 'user' ? 'user' : 'assistant',
        content: lines.join('\n'),
      })),
    ),
  'JSON with content parts': (all) =>
    JSON.stringify({
      model: 'x',
      messages: all.map(({ by, lines }) => ({
        role: by === 'user' ? 'user' : 'assistant',
        content: lines.map((text) => ({ type: by === 'user' ? 'input_text' : 'text', text })),
      })),
    }),
  'JSON lines': (all) =>
    all.map(({ by, lines }) => JSON.stringify({ from: by, text: lines.join('\n') })).join('\n'),
  'a help desk’s export': (all) =>
    JSON.stringify({
      conversation_parts: {
        conversation_parts: all.map(({ by, lines }) => ({
          author: { type: by === 'user' ? 'user' : 'bot', name: 'Anna' },
          body: lines.map((one) => `<p>${one}</p>`).join(''),
        })),
      },
    }),
};

describe('reading a transcript', () => {
  it.each(Object.entries(writers))('gives back what was written: %s', (_, write) => {
    fc.assert(
      fc.property(conversation, (all) => {
        const { turns, left } = readTranscript(write(all));
        expect(left).toEqual([]);
        expect(turns).toEqual(expected(all));
      }),
      { numRuns: 40 },
    );
  });

  it('reads quoted questions and the answers below them', () => {
    fc.assert(
      fc.property(conversation, (all) => {
        const text = all
          .map(({ by, lines }) => lines.map((one) => (by === 'user' ? `> ${one}` : one)).join('\n'))
          .join('\n\n');
        expect(readTranscript(text).turns).toEqual(expected(all));
      }),
    );
  });

  it('asks who people are that it does not know, and does as it is told', () => {
    const text = 'Anna: Hello\nBernd: Good day\nCarla: Psst\nAnna: Bye';
    const first = readTranscript(text);
    expect(first.speakers).toEqual([
      { name: 'Anna', count: 2, first: 'Hello', role: null },
      { name: 'Bernd', count: 1, first: 'Good day', role: null },
      { name: 'Carla', count: 1, first: 'Psst', role: null },
    ]);
    expect(first.turns).toEqual([]);
    expect(first.left).toHaveLength(4);
    const told = readTranscript(text, { Anna: 'USER', Bernd: 'ASSISTANT', Carla: 'OUT' });
    expect(told.turns).toEqual([
      { kind: 'USER', userText: 'Hello' },
      { kind: 'EXPECT', expectations: [], sample: 'Good day' },
      { kind: 'USER', userText: 'Bye' },
    ]);
    expect(told.left).toEqual([{ line: 3, text: 'Carla: Psst', why: 'Carla is left out.' }]);
  });

  it('can be told that a name is none', () => {
    const text = 'User: How much?\nBot: See below.\nTotal: 5 EUR\nplus shipping\nUser: Thanks';
    expect(readTranscript(text, { Total: 'TEXT' }).turns).toEqual([
      { kind: 'USER', userText: 'How much?' },
      {
        kind: 'EXPECT',
        expectations: [],
        sample: 'See below.\nTotal: 5 EUR\nplus shipping',
      },
      { kind: 'USER', userText: 'Thanks' },
    ]);
  });

  it('joins messages that follow each other, as there is one reply to them', () => {
    const { turns } = readTranscript('User: Hi\nUser: Anybody?\nBot: Hello\nBot: I am here');
    expect(turns).toEqual([
      { kind: 'USER', userText: 'Hi\nAnybody?' },
      { kind: 'EXPECT', expectations: [], sample: 'Hello\nI am here' },
    ]);
  });

  it('names what it left out, with its place', () => {
    const { left } = readTranscript('Chat export\n\nBot: Welcome\nUser: Hi\nhttps://x.test: odd');
    expect(left.map(({ line: at, text }) => [at, text])).toEqual([
      [1, 'Chat export'],
      [3, 'Bot: Welcome'],
    ]);
    const image = { role: 'user', content: [{ type: 'image_url' }, { type: 'text', text: 'See' }] };
    const json = readTranscript(JSON.stringify([{ role: 'system', content: 'Be kind' }, image, 7]));
    expect(json.turns).toEqual([{ kind: 'USER', userText: 'See' }]);
    expect(json.left.map(({ line: at, why }) => [at, why])).toEqual([
      [1, 'system is left out.'],
      [2, 'It holds more than text: image_url.'],
      [3, 'It does not say who said what.'],
    ]);
  });

  it('loses no line of any text: each is in a turn or listed', () => {
    const any = fc.array(
      fc.oneof(
        line,
        fc.constantFrom('', 'User: a', 'Bot: b', 'Zed: c', '> d', '#me', '10:32', '[1:02] Ann: e'),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(any, (lines) => {
        const { turns, left } = readTranscript(lines.join('\n'));
        const kept = JSON.stringify([turns, left]);
        for (const one of lines) {
          const words = one.replace(/^(User: |Bot: |> |#me$)/, '');
          expect(kept).toContain(JSON.stringify(words).slice(1, -1));
        }
      }),
    );
  });

  it('reads a long text in no time', () => {
    const long = `${' '.repeat(20)}${'a'.repeat(60)} (`.repeat(4_000);
    const started = performance.now();
    readTranscript(long);
    readTranscript(`User: ${long}`);
    readTranscript('User: x\n'.repeat(10_000));
    readTranscript('x\n'.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
