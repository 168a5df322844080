import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';

export const kindNames = {
  MUST_CONTAIN: 'Contains all of',
  MUST_CONTAIN_ANY: 'Contains any of',
  MUST_NOT_CONTAIN: 'Contains none of',
  REGEX: 'Matches a pattern',
  SEMANTIC_ASSERT: 'Says in substance',
} as const satisfies Record<ExpectationSpec['kind'], string>;

export type ExpectationKind = ExpectationSpec['kind'];

/** An expectation as a chip shows it: a verb, what it looks for, and how. */
export function describeExpectation(spec: ExpectationSpec): {
  verb: string;
  values: readonly string[];
  notes: readonly string[];
} {
  if (spec.kind === 'REGEX') {
    const flags = spec.flags ? [`flags ${spec.flags}`] : [];
    return {
      verb: spec.negated ? 'does not match' : 'matches',
      values: [`/${spec.pattern}/`],
      notes: flags,
    };
  }
  if (spec.kind === 'SEMANTIC_ASSERT') {
    return { verb: 'says', values: [spec.rubric], notes: ['a judge decides'] };
  }
  const isOne = spec.values.length === 1;
  const verb = {
    MUST_CONTAIN: isOne ? 'contains' : 'contains all of',
    MUST_CONTAIN_ANY: isOne ? 'contains' : 'contains any of',
    MUST_NOT_CONTAIN: isOne ? 'does not contain' : 'contains none of',
  }[spec.kind];
  return { verb, values: spec.values, notes: spec.caseSensitive ? ['same case'] : [] };
}
