import type { Evidence, ExpectationSpec, Verdict } from '#server/areas/scenarios/schema.ts';

/** A listed text and whether the reply holds it. */
export interface ExpectedText {
  text: string;
  isFound: boolean;
  /** Whether that is as it should be; null when it does not matter, as another one was found. */
  isGood: boolean | null;
}

export interface JudgedExpectation {
  spec: ExpectationSpec;
  verdict: Verdict;
  evidence: Evidence;
}

/** What an expectation asks for, in a few words. */
export function expectationTitle(spec: ExpectationSpec): string {
  switch (spec.kind) {
    case 'MUST_CONTAIN':
      return spec.values.length > 1 ? 'Must contain all of' : 'Must contain';
    case 'MUST_CONTAIN_ANY':
      return spec.values.length > 1 ? 'Must contain one of' : 'Must contain';
    case 'MUST_NOT_CONTAIN':
      return 'Must not contain';
    case 'REGEX':
      return spec.negated ? 'Must not match' : 'Must match';
    case 'SEMANTIC_ASSERT':
      return 'Must say in substance';
  }
}

/** The listed texts of an expectation, each found or not; null for kinds without a list. */
export function expectedTexts({ spec, evidence }: JudgedExpectation): ExpectedText[] | null {
  if (!('values' in spec)) return null;
  const found = new Set(evidence.matches.map((match) => match.expected));
  const isAnyFound = found.size > 0;
  return spec.values.map((text) => {
    const isFound = found.has(text);
    if (spec.kind === 'MUST_NOT_CONTAIN') return { text, isFound, isGood: !isFound };
    if (spec.kind === 'MUST_CONTAIN') return { text, isFound, isGood: isFound };
    return { text, isFound, isGood: isFound ? true : isAnyFound ? null : false };
  });
}

/** The pattern as people write it: `/refund(ed)?/i`. */
export function patternText(spec: Extract<ExpectationSpec, { kind: 'REGEX' }>): string {
  return `/${spec.pattern}/${spec.flags}`;
}

const urgency = { ERROR: 0, FAIL: 0, UNCHECKED: 1, PASS: 1 } as const;

/**
 * What did not pass before what did, else in the order of the scenario. What is overruled stays where it
 * was.
 */
export function worstFirst<Judged extends { verdict: Verdict; machineVerdict?: Verdict }>(
  all: readonly Judged[],
): Judged[] {
  const rank = ({ verdict, machineVerdict = verdict }: Judged) => urgency[machineVerdict];
  return [...all].sort((a, b) => rank(a) - rank(b));
}
