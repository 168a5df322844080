import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateExpectation, toExpectation } from '#server/areas/scenarios/index.ts';
import { commaList } from './comma-list.ts';
import { compactAssertion } from './compact-assertion.ts';
import { mapAssertion } from './map-assertion.ts';

/** Whether a reply passes, written from promptfoo's documentation of each assertion. */
function documented(type: string, value: string | string[], reply: string): boolean {
  if (type.startsWith('not-')) return !documented(type.slice(4), value, reply);
  const isAnyCase = type.startsWith('i') && type.includes('contains');
  const fold = (text: string) => (isAnyCase ? text.toLowerCase() : text);
  const contains = (text: string) => fold(reply).includes(fold(text));
  const list = Array.isArray(value) ? value : commaList(value);
  const text = Array.isArray(value) ? '' : value;
  switch (type.replace(/^i(?=contains)/, '')) {
    case 'contains':
      return contains(text);
    case 'contains-all':
      return list.every(contains);
    case 'contains-any':
      return list.some(contains);
    case 'equals':
      return reply === text;
    case 'starts-with':
      return reply.startsWith(text);
    case 'regex':
      return new RegExp(text).test(reply);
    default:
      throw new Error(`The oracle does not know ${type}.`);
  }
}

/** The verdict of what an assertion becomes; null when it becomes nothing. */
function ours(type: string, value: unknown, reply: string): boolean | null {
  const mapped = mapAssertion({ type, value });
  if ('why' in mapped) return null;
  const { verdict } = evaluateExpectation(toExpectation(mapped.expectation), reply);
  expect(['PASS', 'FAIL']).toContain(verdict);
  return verdict === 'PASS';
}

const pieces = [
  'a',
  'b',
  'A',
  'B',
  'ab',
  'aB',
  ' ',
  '\n',
  '.',
  '*',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '\\',
  '^',
  '$',
  '|',
  '+',
  '?',
  '1',
  '23',
  'é',
  'É',
  'ü',
  'ß',
  '日',
  '本',
  '😀',
  '👩‍👩‍👧',
  'שלום',
  '\t',
  '"',
  "'",
  '-',
  '/',
];
/** Texts in NFC with ordinary line breaks: what both tools see alike. */
const text = fc
  .array(fc.constantFrom(...pieces), { maxLength: 6 })
  .map((parts) => parts.join(''))
  .filter((one) => one.normalize('NFC') === one);
const said = text.filter((one) => one.trim() !== '');
const reply = fc.tuple(text, text, text).map((parts) => parts.join(''));
/** A reply that is likely to hold what is looked for. */
const about = (values: readonly string[]) =>
  fc.oneof(
    reply,
    fc.tuple(text, fc.constantFrom(...values, ''), text).map((parts) => parts.join('')),
    fc.constantFrom(...values),
    fc.tuple(fc.constantFrom(...values), text).map((parts) => parts.join('').toUpperCase()),
  );

const one = ['contains', 'icontains', 'equals', 'starts-with'];
const many = ['contains-all', 'icontains-all', 'contains-any', 'icontains-any'];
const both = (types: readonly string[]) =>
  fc.constantFrom(...types, ...types.map((type) => `not-${type}`));

describe('what an assertion becomes gives the verdict that is documented', () => {
  it('for one text', () => {
    const cases = said.chain((value) => fc.tuple(both(one), fc.constant(value), about([value])));
    fc.assert(
      fc.property(cases, ([type, value, answer]) => {
        // Capital ß is SS here, as readers take it, and nothing else there.
        fc.pre(!/ß/.test(value + answer) || !type.includes('icontains'));
        expect(ours(type, value, answer)).toBe(documented(type, value, answer));
      }),
      { numRuns: 300 },
    );
  });

  it('for lists, and for texts with commas', () => {
    const lists = fc.array(
      said.filter((each) => !/["\\,ß]/.test(each) && each.trim() === each),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    const cases = lists.chain((values) =>
      fc.tuple(both(many), fc.constant(values), fc.boolean(), about(values)),
    );
    fc.assert(
      fc.property(cases, ([type, values, isText, answer]) => {
        fc.pre(!/ß/.test(answer));
        const value = isText ? values.join(', ') : values;
        const verdict = ours(type, value, answer);
        if (verdict === null) expect(type).toMatch(/^not-i?contains-all$/);
        else expect(verdict).toBe(documented(type, value, answer));
      }),
      { numRuns: 300 },
    );
  });

  const patterns = [
    '\\d{2,}',
    '^a',
    'b$',
    'a.b',
    '[ab]+',
    '[^ab]',
    '(a|B)b',
    'a\\s',
    '\\S+\\n',
    '[\\s\\S]',
    '\\u0061',
    '\\x61b',
    '(?<first>a)b',
    'a{',
    '}',
    '[[]',
    '\\/',
    '\\-',
    '^$',
    '[^]',
    '[]',
    '\\bab\\b',
    'é',
    '[\\s.]',
    'a\\.b',
    'a*?b',
    '\\w+\\W',
    '\\D',
  ];
  it('for patterns', () => {
    const cases = fc.tuple(fc.constantFrom(...patterns), fc.boolean(), reply);
    fc.assert(
      fc.property(cases, ([pattern, isNegated, answer]) => {
        // There, half of a pair is a character of its own.
        fc.pre(!/[\u{10000}-\u{10ffff}]/u.test(answer));
        const type = isNegated ? 'not-regex' : 'regex';
        expect(ours(type, pattern, answer)).toBe(documented(type, pattern, answer));
      }),
      { numRuns: 400 },
    );
  });

  it.each(['(?=a)b', '(?<!a)b', '(a)\\1', '(?<x>a)\\k<x>', '(', '(?i)a', 'x{2,1}', '[\\Sa]'])(
    'or nothing, with the reason: %s',
    (value) => {
      expect(mapAssertion({ type: 'regex', value })).toMatchObject({ why: expect.any(String) });
    },
  );

  it.each([
    { type: 'contains', value: '' },
    { type: 'contains-any', value: ['a', ''] },
    { type: 'equals', value: { a: 1 } },
    { type: 'equals', value: 'x'.repeat(2_000) },
    { type: 'starts-with', value: '' },
    { type: 'levenshtein', value: 'a' },
    { type: 'not-similar', value: 'a' },
  ])('or nothing: %j', (assertion) => {
    expect(mapAssertion(assertion)).toMatchObject({ why: expect.any(String) });
  });

  it('for numbers as for their texts', () => {
    expect(ours('contains', 0, 'Room 101')).toBe(true);
    expect(ours('equals', 4, '4')).toBe(true);
    expect(ours('contains-all', [1, 'a'], '1a')).toBe(true);
  });
});

describe('compact assertions', () => {
  it.each([
    ['Paris', { type: 'equals', value: 'Paris' }],
    ['contains: Paris', { type: 'contains', value: 'Paris' }],
    ['similar(0.8):Hello there', { type: 'similar', value: 'Hello there', threshold: 0.8 }],
    ['contains-any: <b>,</span>', { type: 'contains-any', value: ['<b>', '</span>'] }],
    ['not-icontains-all: "a, b", c', { type: 'not-icontains-all', value: ['a, b', 'c'] }],
    ['Answer: 4', { type: 'equals', value: 'Answer: 4' }],
    ['note: this', { type: 'equals', value: 'note: this' }],
  ])('%s', (text, expected) => {
    expect(compactAssertion(text)).toEqual(expected);
  });
});
