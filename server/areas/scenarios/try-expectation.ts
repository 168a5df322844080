import { evaluateExpectation } from './evaluate-expectation.ts';
import { errorJudgement, type Judgement } from './judgement.ts';
import type { ExpectationSpec } from './schema.ts';

/** Judges any text by an expectation, for the editor's live preview. Asks no judge. */
export function tryExpectation(expectation: ExpectationSpec, text: string): Judgement {
  if (expectation.kind === 'SEMANTIC_ASSERT') {
    return errorJudgement('A judge model decides this one. Start a run to see its verdict.');
  }
  return evaluateExpectation(expectation, text);
}

/** Judges a text by several expectations, in their order. */
export function tryExpectations(
  expectations: readonly ExpectationSpec[],
  text: string,
): Judgement[] {
  return expectations.map((expectation) => tryExpectation(expectation, text));
}
