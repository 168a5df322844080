import { comparableText } from './comparable-text.ts';
import { listed, quoted, times } from './evidence-words.ts';
import { findText } from './find-text.ts';
import { errorJudgement, type Judgement, matchLimit } from './judgement.ts';
import type { ExpectationSpec, Span } from './schema.ts';

export type TextExpectation = Extract<ExpectationSpec, { values: string[] }>;
type Found = { expected: string; spans: Span[] };

/**
 * Judges a reply by listed texts: all of them, any of them or none of them. `matches` hold up to 20
 * places per text; `missing` holds the texts whose absence made the verdict FAIL.
 */
export function evaluateText(expectation: TextExpectation, reply: string): Judgement {
  const { values, caseSensitive } = expectation;
  if (values.length === 0 || values.some((value) => value.trim() === '')) {
    return errorJudgement('The expectation lists no text to look for. Add one.');
  }
  const haystack = comparableText(reply, { caseSensitive });
  const found = [...new Set(values)].map((expected) => {
    const needle = comparableText(expected, { caseSensitive }).text;
    return { expected, spans: findText(haystack, needle, matchLimit) };
  });
  switch (expectation.kind) {
    case 'MUST_CONTAIN':
      return judgeAll(found);
    case 'MUST_CONTAIN_ANY':
      return judgeAny(found);
    case 'MUST_NOT_CONTAIN':
      return judgeNone(found);
  }
}

function judgeAll(found: readonly Found[]): Judgement {
  const missing = namesOf(found.filter(({ spans }) => spans.length === 0));
  if (missing.length === 0) return judgement('PASS', foundSentence(found), found, []);
  return judgement('FAIL', `Missing: ${listed(missing.map(quoted), null)}.`, found, missing);
}

function judgeAny(found: readonly Found[]): Judgement {
  const present = found.filter(({ spans }) => spans.length > 0);
  if (present.length > 0) return judgement('PASS', foundSentence(present), present, []);
  const names = namesOf(found);
  const sentence = names.length === 1 ? 'Missing: ' : 'Missing any of: ';
  return judgement('FAIL', `${sentence}${listed(names.map(quoted), null)}.`, found, names);
}

function judgeNone(found: readonly Found[]): Judgement {
  const present = found.filter(({ spans }) => spans.length > 0);
  if (present.length === 0) {
    return judgement('PASS', `Does not say ${listed(quotedNames(found), 'or')}.`, [], []);
  }
  const [first] = present;
  const sentence =
    present.length === 1 && first
      ? `Must not say ${quoted(first.expected)}, but does, ${times(first.spans.length, matchLimit)}.`
      : `Must not say ${listed(present.map(withCount), 'or')}, but does.`;
  return judgement('FAIL', sentence, present, []);
}

function judgement(
  verdict: 'PASS' | 'FAIL',
  message: string,
  found: readonly Found[],
  missing: string[],
): Judgement {
  const matches = found.flatMap(({ expected, spans }) =>
    spans.map((span) => ({ ...span, expected })),
  );
  return { verdict, evidence: { message, matches, missing } };
}

const namesOf = (found: readonly Found[]) => found.map(({ expected }) => expected);
const quotedNames = (found: readonly Found[]) => namesOf(found).map(quoted);
const foundSentence = (found: readonly Found[]) => `Found ${listed(quotedNames(found), 'and')}.`;
const withCount = ({ expected, spans }: Found) =>
  `${quoted(expected)} (${times(spans.length, matchLimit)})`;
