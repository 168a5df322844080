import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableText } from './comparable-text.ts';
import { evaluateText, type TextExpectation } from './evaluate-text.ts';

const expecting = (
  kind: TextExpectation['kind'],
  values: string[],
  caseSensitive = false,
): TextExpectation => ({ kind, values, caseSensitive });

const slices = (expectation: TextExpectation, reply: string) =>
  evaluateText(expectation, reply).evidence.matches.map(({ start, end }) =>
    reply.slice(start, end),
  );

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
    fc.constantFrom('Straße', 'ΟΔΟΣ', 'é', 'a'),
  )
  .filter((value) => value.trim() !== '');
const reply = fc
  .array(fc.oneof(text, fc.string({ unit: 'grapheme' }), fc.constantFrom(' ', '\r\n')))
  .map((parts) => parts.join(''));

describe('evaluateText', () => {
  it('says in one sentence what was found', () => {
    const passed = evaluateText(
      expecting('MUST_CONTAIN', ['30 days', 'Refund']),
      'A refund: 30 DAYS.',
    );
    expect(passed.verdict).toBe('PASS');
    expect(passed.evidence.message).toBe('Found "30 days" and "Refund".');
    expect(passed.evidence.matches).toEqual([
      { start: 10, end: 17, expected: '30 days' },
      { start: 2, end: 8, expected: 'Refund' },
    ]);
  });

  it('says what is missing, and still shows what is there', () => {
    const failed = evaluateText(expecting('MUST_CONTAIN', ['refund', 'a', 'order number']), 'a b');
    expect(failed).toEqual({
      verdict: 'FAIL',
      evidence: {
        message: 'Missing: "refund", "order number".',
        matches: [{ start: 0, end: 1, expected: 'a' }],
        missing: ['refund', 'order number'],
      },
    });
    expect(evaluateText(expecting('MUST_CONTAIN_ANY', ['x', 'y']), 'a').evidence).toMatchObject({
      message: 'Missing any of: "x", "y".',
      missing: ['x', 'y'],
    });
  });

  it('counts what must not be said', () => {
    const spec = expecting('MUST_NOT_CONTAIN', ['guarantee', 'promise']);
    expect(evaluateText(spec, 'We guarantee it.').evidence).toEqual({
      message: 'Must not say "guarantee", but does, once.',
      matches: [{ start: 3, end: 12, expected: 'guarantee' }],
      missing: [],
    });
    expect(evaluateText(spec, 'Promise, promise, guarantee').evidence.message).toBe(
      'Must not say "guarantee" (once) or "promise" (twice), but does.',
    );
    expect(evaluateText(spec, 'No.').evidence.message).toBe(
      'Does not say "guarantee" or "promise".',
    );
  });

  it('keeps at most 20 matches of a text', () => {
    const judged = evaluateText(expecting('MUST_NOT_CONTAIN', ['a']), 'a'.repeat(100));
    expect(judged.evidence.matches).toHaveLength(20);
    expect(judged.evidence.message).toContain('at least 20 times');
  });

  it.each([
    ['straße', 'In der STRASSE 5', 'STRASSE'],
    ['STRASSE', 'In der Straße 5', 'Straße'],
    ['café', 'Un cafe\u0301 solo', 'cafe\u0301'],
    ['cafe\u0301', 'Un café solo', 'café'],
    ['οδός', 'ΟΔΌΣ', 'ΟΔΌΣ'],
    ['one\ntwo', 'one\r\ntwo', 'one\r\ntwo'],
    ['one\r\ntwo', 'one\ntwo', 'one\ntwo'],
    ['שלום', 'אמר שלום לכם', 'שלום'],
    ['👩‍👩‍👧', 'a 👩‍👩‍👧 b', '👩‍👩‍👧'],
    ['❤', 'I ❤\ufe0f you', '❤'],
    ['guarantee', 'We guarantee\u200d it', 'guarantee'],
    ['한글', '\u1112\u1161\u11ab\u1100\u1173\u11af!', '\u1112\u1161\u11ab\u1100\u1173\u11af'],
  ])('finds %j in %j', (value, inReply, slice) => {
    expect(slices(expecting('MUST_CONTAIN', [value]), inReply)).toEqual([slice]);
  });

  it.each([
    ['e', 'é'],
    ['e', 'e\u0301'],
    ['x', 'x\u0302'],
    ['s', 'ß'],
    ['👩', '👩‍👩‍👧'],
    ['👍', '👍🏽'],
    ['🇪', '🇩🇪'],
    ['ı', 'i'],
    ['i', 'İ'],
  ])('does not find %j in %j', (value, inReply) => {
    expect(evaluateText(expecting('MUST_CONTAIN', [value]), inReply).verdict).toBe('FAIL');
  });

  it('minds case when told to, NFC all the same', () => {
    expect(evaluateText(expecting('MUST_CONTAIN', ['Café'], true), 'cafe\u0301').verdict).toBe(
      'FAIL',
    );
    expect(evaluateText(expecting('MUST_CONTAIN', ['Café'], true), 'Cafe\u0301').verdict).toBe(
      'PASS',
    );
  });

  it.each(['MUST_CONTAIN', 'MUST_CONTAIN_ANY', 'MUST_NOT_CONTAIN'] as const)(
    'gives ERROR for %s without a text',
    (kind) => {
      for (const values of [[], [''], ['a', ' ']]) {
        expect(evaluateText(expecting(kind, values), 'a').verdict).toBe('ERROR');
      }
    },
  );

  it('handles a megabyte of repetition', () => {
    const value = `b${'a'.repeat(3_999)}`;
    const long = 'ä'.repeat(250_000) + 'a'.repeat(750_000);
    expect(evaluateText(expecting('MUST_CONTAIN', [value, 'ä']), long).evidence.missing).toEqual([
      value,
    ]);
    const marks = `e${'\u0301\u0316'.repeat(100_000)} ok`;
    expect(slices(expecting('MUST_CONTAIN', ['ok']), marks)).toEqual(['ok']);
  });

  it('points every span at something that compares equal to the listed text', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        reply,
        fc.boolean(),
        (values, said, cased) => {
          const { evidence } = evaluateText(expecting('MUST_CONTAIN', values, cased), said);
          for (const { start, end, expected } of evidence.matches) {
            expect(comparableText(said.slice(start, end), { caseSensitive: cased }).text).toBe(
              comparableText(expected, { caseSensitive: cased }).text,
            );
          }
        },
      ),
    );
  });

  it('keeps PASS when text is added around the reply', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        reply,
        reply,
        (values, before, after) => {
          // A space keeps what is added from joining a letter of the reply.
          const said = `${before} ${values.join(' ')} ${after}`;
          expect(evaluateText(expecting('MUST_CONTAIN', values), said).verdict).toBe('PASS');
        },
      ),
    );
  });

  it('makes MUST_NOT_CONTAIN the negation of MUST_CONTAIN_ANY', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        reply,
        fc.boolean(),
        (values, said, cased) => {
          const any = evaluateText(expecting('MUST_CONTAIN_ANY', values, cased), said).verdict;
          const none = evaluateText(expecting('MUST_NOT_CONTAIN', values, cased), said).verdict;
          expect([any, none].sort()).toEqual(['FAIL', 'PASS']);
        },
      ),
    );
  });

  it('judges every normalization form alike', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        reply,
        fc.boolean(),
        (values, said, cased) => {
          const verdictOf = (form: 'NFC' | 'NFD', other: 'NFC' | 'NFD') =>
            evaluateText(
              expecting(
                'MUST_CONTAIN',
                values.map((value) => value.normalize(form)),
                cased,
              ),
              said.normalize(other),
            ).verdict;
          expect(verdictOf('NFD', 'NFC')).toBe(verdictOf('NFC', 'NFC'));
          expect(verdictOf('NFC', 'NFD')).toBe(verdictOf('NFC', 'NFC'));
        },
      ),
    );
  });
});
