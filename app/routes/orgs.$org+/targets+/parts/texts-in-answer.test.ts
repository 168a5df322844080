import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textsInAnswer } from './texts-in-answer.ts';

it('finds texts of a document, telling names first', () => {
  const answer = { id: 'c-1', data: { messages: [{ role: 'bot', text: 'Hi' }] }, n: 1, e: ' ' };
  expect(textsInAnswer(JSON.stringify(answer))).toEqual([
    { path: '/data/messages/0/text', text: 'Hi' },
    { path: '/id', text: 'c-1' },
    { path: '/data/messages/0/role', text: 'bot' },
  ]);
});

it('puts the pieces of a stream together', () => {
  const events =
    ': hello\n\ndata: {"d":{"text":"Once "}}\n\ndata:{"d":{"text":"upon"}}\n\ndata: [DONE]';
  expect(textsInAnswer(events)).toEqual([{ path: '/d/text', text: 'Once upon' }]);
  expect(textsInAnswer('{"a/b":"x"}\r\n{"a/b":"y"}\r\n{"a')).toEqual([
    { path: '/a~1b', text: 'xy' },
  ]);
});

it.each(['', 'plain', '<!doctype html>', '42', 'null', '[]'])('finds none in %j', (body) => {
  expect(textsInAnswer(body)).toEqual([]);
});

it('takes whatever comes', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => void textsInAnswer(body)));
});
