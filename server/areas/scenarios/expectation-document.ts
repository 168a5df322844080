import { z } from 'zod';
import type { ExpectationSpec } from './schema.ts';

const kinds = ['mustContain', 'mustContainAny', 'mustNotContain', 'regex', 'semantic'] as const;
type Key = (typeof kinds)[number];
const listed = z.array(z.string()).optional();

/** An expectation as a file says it: one of the five keys, and the options that go with it. */
export const ExpectationDocument = z
  .strictObject({
    mustContain: listed,
    mustContainAny: listed,
    mustNotContain: listed,
    regex: z.string().optional(),
    semantic: z.string().optional(),
    caseSensitive: z.boolean().optional(),
    flags: z.string().optional(),
    negated: z.boolean().optional(),
    weight: z.number().optional(),
  })
  .refine((document) => kinds.filter((key) => document[key] !== undefined).length === 1, {
    error: `Write exactly one of ${kinds.join(', ')}.`,
  })
  .refine(({ regex, flags, negated }) => regex !== undefined || (flags ?? negated) === undefined, {
    error: 'The options flags and negated belong to regex.',
  })
  .refine(
    ({ regex, semantic, caseSensitive }) =>
      caseSensitive === undefined || (regex ?? semantic) === undefined,
    {
      error: 'The option caseSensitive belongs to mustContain, mustContainAny and mustNotContain.',
    },
  );
export type ExpectationDocument = z.infer<typeof ExpectationDocument>;

const textKinds = {
  MUST_CONTAIN: 'mustContain',
  MUST_CONTAIN_ANY: 'mustContainAny',
  MUST_NOT_CONTAIN: 'mustNotContain',
} as const;

/** The expectation a document stands for. A document without any key becomes an empty assertion. */
export function toExpectation(document: ExpectationDocument): ExpectationSpec {
  const { regex, flags = '', negated = false, caseSensitive = false, weight = 1 } = document;
  const weighted = weight === 1 ? {} : { weight };
  if (regex !== undefined) return { kind: 'REGEX', pattern: regex, flags, negated, ...weighted };
  for (const kind of ['MUST_CONTAIN', 'MUST_CONTAIN_ANY', 'MUST_NOT_CONTAIN'] as const) {
    const values = document[textKinds[kind]];
    if (values !== undefined) return { kind, values, caseSensitive, ...weighted };
  }
  return { kind: 'SEMANTIC_ASSERT', rubric: document.semantic ?? '', ...weighted };
}

/** The shortest document that stands for an expectation. */
export function fromExpectation(expectation: ExpectationSpec): ExpectationDocument {
  const { weight = 1 } = expectation;
  return { ...unweighted(expectation), ...(weight !== 1 && { weight }) };
}

function unweighted(expectation: ExpectationSpec): ExpectationDocument {
  switch (expectation.kind) {
    case 'REGEX': {
      const { pattern, flags, negated } = expectation;
      return { regex: pattern, ...(flags && { flags }), ...(negated && { negated }) };
    }
    case 'SEMANTIC_ASSERT':
      return { semantic: expectation.rubric };
    default: {
      const { kind, values, caseSensitive } = expectation;
      return { [textKinds[kind]]: values, ...(caseSensitive && { caseSensitive }) };
    }
  }
}

/** The key of a document that holds what the expectation calls by another name. */
export function documentField(document: ExpectationDocument, field: string): string {
  const key: Key | undefined = kinds.find((each) => document[each] !== undefined);
  return ['values', 'pattern', 'rubric'].includes(field) && key !== undefined ? key : field;
}
