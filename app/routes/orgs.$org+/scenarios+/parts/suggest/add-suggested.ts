import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import type { DraftExpectation } from '../draft.ts';

/** The most expectations of a turn. */
export const mostExpectations = 30;

/** What is suggested and not asked for yet, each once. What an expectation weighs makes no difference. */
export function withoutKnown(
  suggested: readonly ExpectationSpec[],
  known: readonly ExpectationSpec[],
): ExpectationSpec[] {
  const fresh: ExpectationSpec[] = [];
  for (const spec of suggested) if (!isAskedFor(spec, [...known, ...fresh])) fresh.push(spec);
  return fresh;
}

/** Suggestions at the end of a turn's expectations: those not asked for yet, as far as there is room. */
export function addSuggested(
  expectations: readonly DraftExpectation[],
  taken: readonly DraftExpectation[],
): DraftExpectation[] {
  const next = [...expectations];
  for (const one of taken) {
    const known = next.map(({ spec }) => spec);
    if (next.length < mostExpectations && !isAskedFor(one.spec, known)) next.push(one);
  }
  return next;
}

function isAskedFor(spec: ExpectationSpec, known: readonly ExpectationSpec[]): boolean {
  const all = new Set(known.flatMap(saidBy));
  return saidBy(spec).every((one) => all.has(one));
}

/** What an expectation asks for, in texts that are equal when it is the same. */
function saidBy(spec: ExpectationSpec): string[] {
  const say = (...parts: unknown[]) => JSON.stringify([spec.kind, ...parts]);
  switch (spec.kind) {
    case 'REGEX':
      return [say(spec.pattern, [...spec.flags].sort().join(''), spec.negated)];
    case 'SEMANTIC_ASSERT':
      return [say(plain(spec.rubric, false))];
    case 'MUST_CONTAIN_ANY':
      return [say(spec.caseSensitive, spec.values.map((one) => plainIn(spec, one)).sort())];
    default:
      // All of several texts is the same as each of them.
      return spec.values.map((one) => say(spec.caseSensitive, plainIn(spec, one)));
  }
}

function plainIn({ caseSensitive }: { caseSensitive: boolean }, text: string): string {
  return plain(text, caseSensitive);
}

function plain(text: string, caseSensitive: boolean): string {
  const trimmed = text.trim().normalize('NFC');
  return caseSensitive ? trimmed : trimmed.toLowerCase();
}
