import type { Mark } from '#app/ui/marked-text.tsx';
import { expectationTitle, type JudgedExpectation, patternText } from './expectation-view.ts';

/**
 * Where a reply shows why it was judged so: what had to be there marked as passed, what must not be
 * there as failed, each labelled with what asked for it.
 */
export function evidenceMarks(expectations: readonly JudgedExpectation[]): Mark[] {
  return expectations.flatMap(({ spec, evidence }) => {
    const isOffending = spec.kind === 'MUST_NOT_CONTAIN' || (spec.kind === 'REGEX' && spec.negated);
    const title = expectationTitle(spec)
      .replace(/ (all|one) of$/, '')
      .toLowerCase();
    return evidence.matches.map(({ start, end, expected }) => ({
      start,
      end,
      tone: isOffending ? ('fail' as const) : ('pass' as const),
      label: `${title} ${spec.kind === 'REGEX' ? patternText(spec) : `“${expected}”`}`,
    }));
  });
}
