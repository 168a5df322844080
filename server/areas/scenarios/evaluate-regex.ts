import { comparableText } from './comparable-text.ts';
import { compilePattern } from './compile-pattern.ts';
import { quoted, times } from './evidence-words.ts';
import { errorJudgement, type Judgement, matchLimit } from './judgement.ts';
import type { ExpectationSpec } from './schema.ts';

export type RegexExpectation = Extract<ExpectationSpec, { kind: 'REGEX' }>;

/** Steps of the matching machine allowed for a verdict, and again for its evidence: 1-2 s at worst. */
const mostSteps = 100_000_000;

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
  const steps = pattern.size * Math.max(1, reply.length);
  if (steps > mostSteps) {
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
  // Each further match may read the whole reply again.
  const limit = Math.min(matchLimit, Math.floor(mostSteps / steps));
  const matches = pattern.find(haystack.text, limit).map(({ start, end }) => ({
    ...haystack.coveringSpan(start, end),
    expected: expectation.pattern,
  }));
  const [first] = matches;
  const what = first ? quoted(reply.slice(first.start, first.end)) : 'The reply';
  const message = negated
    ? `Must not match ${shown}, but does, ${times(matches.length, limit)}: ${what}.`
    : `${what} matches ${shown}.`;
  return { verdict: negated ? 'FAIL' : 'PASS', evidence: { message, matches, missing: [] } };
}
