import { z } from 'zod';
import { checkDocument } from './check-document.ts';
import { ExpectationDocument, fromExpectation, toExpectation } from './expectation-document.ts';
import { CreateScenario, type ScenarioContent, type ScenarioData } from './schema.ts';

type TurnDocument =
  | { user: string }
  | { expect: ExpectationDocument[]; sample?: string | undefined };

// Not a union: its errors would not say which key of which expectation is wrong.
const TurnDocument = z
  .strictObject({
    user: z.string().optional(),
    expect: z.array(ExpectationDocument).optional(),
    sample: z.string().optional(),
  })
  .refine(({ user, expect }) => (user === undefined) !== (expect === undefined), {
    error: 'Write "user: ..." for what the user says, or "expect:" with a list of expectations.',
    // What is neither is no turn that anything else could be checked of.
    abort: true,
  })
  .refine(({ user, sample }) => user === undefined || sample === undefined, {
    error: 'The option sample belongs to expect.',
  })
  .transform(
    ({ user, expect = [], sample }): TurnDocument =>
      user === undefined ? { expect, ...(sample && { sample }) } : { user },
  );

/** Rows of a table; the keys of the first one are its columns. */
const DataDocument = z
  .array(z.strictObject({ name: z.string(), values: z.record(z.string(), z.string()) }))
  .superRefine((rows, context) => {
    const columns = Object.keys(rows[0]?.values ?? {});
    for (const [i, { values }] of rows.entries()) {
      const keys = Object.keys(values);
      if (keys.length === columns.length && columns.every((key) => key in values)) continue;
      const message = `Give each row a value for ${columns.join(', ')}, as in the first one.`;
      context.addIssue({ code: 'custom', message, path: [i, 'values'] });
    }
  });

const ScenarioSpec = z.strictObject({
  description: CreateScenario.shape.description,
  tags: CreateScenario.shape.tags,
  /** Absent: published. */
  status: z.enum(['draft', 'published', 'archived']).optional(),
  locale: z.string().default('en'),
  onFail: z.enum(['stop', 'continue']).default('stop'),
  threshold: z.number().optional(),
  variables: z.record(z.string(), z.string()).optional(),
  data: DataDocument.optional(),
  turns: z.array(TurnDocument),
});
type ScenarioSpec = z.infer<typeof ScenarioSpec>;

/** A scenario as a file says it, short enough to write by hand. */
export const ScenarioDocument = z.strictObject({
  kind: z.literal('Scenario'),
  name: CreateScenario.shape.name,
  spec: ScenarioSpec.superRefine((spec, context) =>
    checkDocument(spec, toScenarioContent({ spec }), context),
  ),
});
export type ScenarioDocument = z.infer<typeof ScenarioDocument>;

/** The content a document stands for; within the limits of `ScenarioContent` for a parsed document. */
export function toScenarioContent({ spec }: { spec: ScenarioSpec }): ScenarioContent {
  return {
    locale: spec.locale,
    onFail: spec.onFail === 'stop' ? 'STOP' : 'CONTINUE',
    threshold: spec.threshold ?? null,
    variables: spec.variables ?? {},
    data: toData(spec.data ?? []),
    turns: spec.turns.map((turn) =>
      'user' in turn
        ? { kind: 'USER', userText: turn.user }
        : {
            kind: 'EXPECT',
            expectations: turn.expect.map(toExpectation),
            ...(turn.sample && { sample: turn.sample }),
          },
    ),
  };
}

function toData(rows: z.infer<typeof DataDocument>): ScenarioContent['data'] {
  const [first] = rows;
  if (!first) return null;
  const columns = Object.keys(first.values);
  return {
    columns,
    rows: rows.map(({ name, values }) => ({
      name,
      values: columns.map((column) => values[column] ?? ''),
    })),
  };
}

function fromData({ columns, rows }: ScenarioData): z.infer<typeof DataDocument> {
  return rows.map(({ name, values }) => ({
    name,
    values: Object.fromEntries(columns.map((column, i) => [column, values[i] ?? ''])),
  }));
}

/** The document for a scenario; `toScenarioContent` of it is the same content again. */
export function fromScenarioContent(
  content: ScenarioContent,
  about: { name: string; description: string; tags: string[] },
): ScenarioDocument {
  const { name, description, tags } = about;
  return {
    kind: 'Scenario',
    name,
    spec: {
      description,
      tags,
      locale: content.locale,
      onFail: content.onFail === 'STOP' ? 'stop' : 'continue',
      ...(content.threshold !== null && { threshold: content.threshold }),
      ...(Object.keys(content.variables).length > 0 && { variables: content.variables }),
      ...(content.data && { data: fromData(content.data) }),
      turns: content.turns.map((turn) =>
        turn.kind === 'USER'
          ? { user: turn.userText }
          : {
              expect: turn.expectations.map(fromExpectation),
              ...(turn.sample && { sample: turn.sample }),
            },
      ),
    },
  };
}
