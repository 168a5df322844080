import { JudgeAnswer } from '#server/outside/judge.ts';
import { evaluateRegex } from './evaluate-regex.ts';
import { evaluateText } from './evaluate-text.ts';
import { errorJudgement, type Judgement } from './judgement.ts';
import type { ExpectationSpec } from './schema.ts';

/**
 * What the judge gave for a SEMANTIC_ASSERT: its answer, not yet trusted, or the sentence that says why
 * there is none.
 */
export type Judged = { answer: unknown } | { problem: string };

/**
 * Judges a reply by one expectation. Never PASS by default: a judge that is absent, failed or answered
 * outside the schema gives ERROR. `judged` matters to SEMANTIC_ASSERT only.
 */
export function evaluateExpectation(
  expectation: ExpectationSpec,
  reply: string,
  judged: Judged | null = null,
): Judgement {
  switch (expectation.kind) {
    case 'MUST_CONTAIN':
    case 'MUST_CONTAIN_ANY':
    case 'MUST_NOT_CONTAIN':
      return evaluateText(expectation, reply);
    case 'REGEX':
      return evaluateRegex(expectation, reply);
    case 'SEMANTIC_ASSERT':
      return evaluateJudged(judged);
  }
}

function evaluateJudged(judged: Judged | null): Judgement {
  if (judged === null) return errorJudgement('No judge was asked. Choose a judge model.');
  if ('problem' in judged) return errorJudgement(judged.problem);
  const answer = JudgeAnswer.safeParse(judged.answer);
  if (!answer.success) {
    return errorJudgement('The judge did not answer with a verdict, a confidence and a reason.');
  }
  const { verdict, confidence, reason } = answer.data;
  return { verdict, evidence: { message: reason, matches: [], missing: [], confidence } };
}
