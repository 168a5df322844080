import { comparableText } from './comparable-text.ts';
import { compilePattern } from './compile-pattern.ts';
import { quoted, times } from './evidence-words.ts';
import { errorJudgement, type Judgement, matchLimit } from './judgement.ts';
import type { ExpectationSpec } from './schema.ts';

export type RegexExpectation = Extract<ExpectationSpec, { kind: 'REGEX' }>;

/** Steps of the matching machine allowed for one reply; about two seconds at the very worst. */
const mostSteps = 200_000_000;

/**
 * Judges a reply by a pattern that must match somewhere or, `negated`, nowhere. The reply is matched in
 * NFC with CRLF read as LF; a span is widened where the match cuts a letter. An invalid pattern is ERROR
 * in both forms.
 */
export function evaluateRegex(expectation: RegexExpectation, reply: string): Judgement {
  const { negated } = expectation;
  const compiled = compilePattern(expectation.pattern, expectation.flags);
  if (!compiled.ok) return errorJudgement(`Invalid pattern. ${compiled.problem.message}`);
  const { pattern } = compiled;
  if (pattern.size * reply.length > mostSteps) {
    return errorJudgement('The pattern is too large for a reply this long. Simplify the pattern.');
  }
  const haystack = comparableText(reply, { caseSensitive: true });
  const shown = `/${expectation.pattern}/${expectation.flags}`;
  if (!pattern.test(haystack.text)) {
    return {
      verdict: negated ? 'PASS' : 'FAIL',
      evidence: {
        message: negated
          ? `Nothing matches ${shown}, as it should be.`
          : `Nothing matches ${shown}.`,
        matches: [],
        missing: negated ? [] : [expectation.pattern],
      },
    };
  }
  const matches = pattern.find(haystack.text, matchLimit).map(({ start, end }) => ({
    ...haystack.coveringSpan(start, end),
    expected: expectation.pattern,
  }));
  const [first] = matches;
  const what = first ? quoted(reply.slice(first.start, first.end)) : 'The reply';
  const message = negated
    ? `Must not match ${shown}, but does, ${times(matches.length, matchLimit)}: ${what}.`
    : `${what} matches ${shown}.`;
  return { verdict: negated ? 'FAIL' : 'PASS', evidence: { message, matches, missing: [] } };
}
