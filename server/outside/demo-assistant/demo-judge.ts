import type { Judge, JudgeAnswer } from '../judge.ts';

const stopWords = new Set(
  'about after again also and any are assistant been being but can customer does from gives have into its must never reply replies says shall should tells that the their them then there they this user what when where which will with without would answer answers'.split(
    ' ',
  ),
);
const negation = /\b(?:not|never|no|without|nicht|kein|keine|keinen|nunca|sin)\b/iu;
const clauseEnd = /[.;:,]|\bbut\b|\band (?=does not|never|not)/iu;

/**
 * A heuristic for demonstrations, not a model: it compares words. Each clause of the rubric counts as
 * met when at least half of its content words (four letters or more, compared by their first five) are
 * in the reply; a clause with a negation, when none is. All clauses must be met. Its confidence never
 * exceeds 0.7, and its reason says what it is.
 */
export function judgeByWords(rubric: string, reply: string): JudgeAnswer {
  const said = new Set(contentWords(reply).map(stem));
  const clauses = rubric.split(clauseEnd).flatMap((clause) => {
    const words = contentWords(clause).filter((word) => !negation.test(word));
    return words.length === 0 ? [] : [{ isNegated: negation.test(clause), words }];
  });
  if (clauses.length === 0) return answer('FAIL', 0.5, 'the rubric has no words to compare');
  for (const { isNegated, words } of clauses) {
    const present = words.filter((word) => said.has(stem(word)));
    const share = present.length / words.length;
    if (isNegated && present.length > 0) {
      return answer('FAIL', 0.6, `the reply should not speak of ${present.join(', ')}`);
    }
    if (!isNegated && share < 0.5) {
      const absent = words.filter((word) => !said.has(stem(word)));
      return answer('FAIL', 0.7 - share * 0.4, `the reply does not speak of ${absent.join(', ')}`);
    }
  }
  return answer('PASS', 0.6, 'the words of the rubric are in the reply');
}

/** The judge for organizations without a judge model; see `judgeByWords`. */
export const demoJudge: Judge = {
  async judge({ rubric, reply, signal }) {
    signal.throwIfAborted();
    const answer = judgeByWords(rubric, reply);
    return { answer, inputTokens: 0, outputTokens: 0, costMicroUsd: 0 };
  },
};

function contentWords(text: string): string[] {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}{4,}/gu) ?? [];
  return [...new Set(words.filter((word) => !stopWords.has(word)))];
}

/** Words are compared by their beginnings, so that "refund" is "refunded". */
function stem(word: string): string {
  return word.slice(0, 5);
}

function answer(verdict: 'PASS' | 'FAIL', confidence: number, reason: string): JudgeAnswer {
  return { verdict, confidence, reason: `Demo heuristic, no model: ${reason}.` };
}
