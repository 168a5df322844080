import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEventParser, type StreamEvent } from './event-stream.ts';

function eventsOf(pieces: readonly string[]): { events: StreamEvent[]; rest: StreamEvent | null } {
  const parser = createEventParser();
  return { events: pieces.flatMap((piece) => parser.push(piece)), rest: parser.rest() };
}

test.each<[string, StreamEvent[]]>([
  ['data: a\n\n', [{ name: '', data: 'a' }]],
  ['data:a\ndata:  b\n\n', [{ name: '', data: 'a\n b' }]],
  [
    'event: end\r\ndata\r\n\r\ndata: x\r\r',
    [
      { name: 'end', data: '' },
      { name: '', data: 'x' },
    ],
  ],
  [': a comment\n\nid: 7\nretry: 3\nunknown: x\n\n', []],
  ['event: finished\n\n', [{ name: 'finished', data: '' }]],
  ['data: a: b\n\n', [{ name: '', data: 'a: b' }]],
  ['\n\n\n', []],
])('%j is %j', (stream, events) => {
  expect(eventsOf([stream])).toEqual({ events, rest: null });
});

test('what is not ended is no event yet', () => {
  expect(eventsOf(['data: a\n\ndata: b\n'])).toEqual({
    events: [{ name: '', data: 'a' }],
    rest: { name: '', data: 'b' },
  });
  expect(eventsOf(['data: b'])).toEqual({ events: [], rest: { name: '', data: 'b' } });
  expect(eventsOf([': keep-al'])).toEqual({ events: [], rest: null });
});

const line = fc.constantFrom(
  'data: a',
  'data:',
  'event: e',
  ': c',
  'data',
  'id: 1',
  '',
  'data: ü🌍',
);
const ending = fc.constantFrom('\n', '\r', '\r\n');
const stream = fc
  .array(fc.tuple(line, ending))
  .map((lines) => lines.map(([text, end]) => text + end).join(''));

test('where a stream is cut makes no difference', () => {
  fc.assert(
    fc.property(stream, fc.array(fc.nat()), (text, cuts) => {
      const places = [...cuts.map((cut) => cut % (text.length + 1)), 0, text.length];
      places.sort((one, other) => one - other);
      const pieces = places.map((place, index) => text.slice(places[index - 1] ?? 0, place));
      expect(pieces.join('')).toBe(text);
      expect(eventsOf(pieces)).toEqual(eventsOf([text]));
    }),
  );
});

test('any kind of line break means the same', () => {
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const [first, ...others] = ['\n', '\r', '\r\n'].map((end) =>
        eventsOf([lines.map((text) => text + end).join('')]),
      );
      for (const other of others) expect(other).toEqual(first);
    }),
  );
});
