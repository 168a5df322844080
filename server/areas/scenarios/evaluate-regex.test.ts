import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from './compile-pattern.ts';
import { evaluateRegex } from './evaluate-regex.ts';

const regex = (pattern: string, flags = '', negated = false) => ({
  kind: 'REGEX' as const,
  pattern,
  flags,
  negated,
});
const problemOf = (pattern: string, flags = '') => {
  const compiled = compilePattern(pattern, flags);
  return compiled.ok ? null : compiled.problem;
};

describe('compilePattern', () => {
  it.each([
    ['ab(?=c)', 'RE2 has no look-ahead', 2],
    ['(?!x)y', 'RE2 has no look-ahead', 0],
    ['a(?<=b)', 'RE2 has no look-behind', 1],
    ['(?<!b)a', 'RE2 has no look-behind', 0],
    ['(a)\\1', 'RE2 has no back-references', 3],
    ['(?P<n>a)(?P=n)', 'RE2 has no back-references', 8],
    ['(?>a)', 'RE2 has no atomic groups', 0],
    ['a[z-b]', 'There is no such range', 2],
    ['a{2000}', 'It repeats too often', 1],
    ['a**', 'A repetition cannot be repeated', 1],
    ['(a', 'A parenthesis is opened but not closed', null],
    ['a\\', 'It ends in a backslash', null],
  ])('explains %s', (pattern, message, position) => {
    const problem = problemOf(pattern);
    expect(problem?.message).toContain(message);
    expect(problem?.position).toBe(position);
  });

  it('does not take a class or an escape for a look-around', () => {
    expect(problemOf('[(?=]\\(\\?=')).toBeNull();
    expect(problemOf('[(?=](')?.message).not.toContain('look-ahead');
  });

  it('refuses other flags', () => {
    expect(problemOf('a', 'g')?.message).toBe('There is no flag "g". Use i, m and s.');
  });
});

describe('evaluateRegex', () => {
  it('shows what matched', () => {
    expect(evaluateRegex(regex('LG-\\d+'), '😀 LG-12, LG-34')).toEqual({
      verdict: 'PASS',
      evidence: {
        message: '"LG-12" matches /LG-\\d+/.',
        matches: [
          { start: 3, end: 8, expected: 'LG-\\d+' },
          { start: 10, end: 15, expected: 'LG-\\d+' },
        ],
        missing: [],
      },
    });
  });

  it('follows the flags', () => {
    expect(evaluateRegex(regex('^B.C$', 'ims'), 'a\nb\nc').verdict).toBe('PASS');
    expect(evaluateRegex(regex('^B.C$'), 'a\nb\nc').verdict).toBe('FAIL');
  });

  it('reads decomposed letters and CRLF as composed ones and LF', () => {
    const said = 'cafe\u0301\r\nok';
    const { verdict, evidence } = evaluateRegex(regex('caf.$', 'm'), said);
    expect(verdict).toBe('PASS');
    expect(evidence.matches.map(({ start, end }) => said.slice(start, end))).toEqual([
      'cafe\u0301',
    ]);
  });

  it.each(['(a+)+$', '(a|aa)+$', '(a*)*b', '(.*a){20}$'])(
    'decides %s on hostile input',
    (pattern) => {
      const hostile = `${'a'.repeat(100_000)}!`;
      expect(evaluateRegex(regex(pattern), hostile).verdict).toBe('FAIL');
      expect(evaluateRegex(regex(pattern, '', true), hostile).verdict).toBe('PASS');
    },
  );

  it('ends on patterns made to run for ever, over replies made for them', {
    timeout: 60_000,
  }, () => {
    const atom = fc.constantFrom('a', '.', '\\w', '[ab]', 'aa?', '(a|b)', '(a|aa)');
    const repeat = fc.constantFrom('*', '+', '?', '{0,30}', '{2,9}', '*?');
    const nest = fc.tuple(atom, fc.array(repeat, { minLength: 1, maxLength: 4 }));
    const pattern = fc
      .array(
        nest.map(([inner, outer]) => outer.reduce<string>((made, one) => `(${made})${one}`, inner)),
        { minLength: 1, maxLength: 4 },
      )
      .map((parts) => `^${parts.join('')}$`);
    const hostile = fc
      .tuple(
        fc.constantFrom('a', 'ab', 'aé', '\u05d0a', 'a\r\n'),
        fc.integer({ min: 1, max: 20_000 }),
      )
      .map(([unit, count]) => `${unit.repeat(count)}!`);
    fc.assert(
      fc.property(pattern, hostile, (source, said) => {
        fc.pre(compilePattern(source).ok);
        const plain = evaluateRegex(regex(source), said).verdict;
        const negated = evaluateRegex(regex(source, '', true), said).verdict;
        // Too much for both forms, or the one is what the other is not.
        expect(['ERROR,ERROR', 'FAIL,PASS']).toContain([plain, negated].sort().join());
      }),
      { numRuns: 30 },
    );
  });

  it('gives ERROR where pattern and reply together are too much', () => {
    expect(evaluateRegex(regex('a[ab]{900}$'), 'ab'.repeat(500_000)).verdict).toBe('ERROR');
  });

  it('shows fewer matches where each may cost a reading of a long reply', () => {
    const { verdict, evidence } = evaluateRegex(regex('a.{500}$|a'), 'a'.repeat(50_000));
    expect(verdict).toBe('PASS');
    expect(evidence.matches.length).toBeGreaterThan(0);
    expect(evidence.matches.length).toBeLessThan(20);
  });

  it('obeys the law of negation; an invalid pattern is ERROR both ways', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '.',
      'é',
      '(',
      ')',
      '[ab]',
      '*',
      '+',
      '?',
      '|',
      '^',
      '$',
      '\\d',
      '\\1',
      '(?=',
    );
    fc.assert(
      fc.property(
        fc.array(atom, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
        fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'e\u0301', '\r\n', '7') }),
        (pattern, said) => {
          const plain = evaluateRegex(regex(pattern), said).verdict;
          const negated = evaluateRegex(regex(pattern, '', true), said).verdict;
          const legal = compilePattern(pattern).ok ? ['FAIL', 'PASS'] : ['ERROR', 'ERROR'];
          expect([plain, negated].sort()).toEqual(legal);
        },
      ),
      { numRuns: 500 },
    );
  });
});
