import { z } from 'zod';
import { Id } from '#server/core/ids.ts';
import { pageInput } from '#server/core/paging.ts';
import { longestValue, VariableKey } from '#server/core/variable-key.ts';

/** How texts are compared. Texts are always compared after Unicode NFC. */
const textOptions = { caseSensitive: z.boolean().default(false) };

/** How much an expectation counts towards the score of its scenario; absent: 1. */
const weighted = {
  weight: z
    .number()
    .min(0.01, 'Use at least 0.01.')
    .max(100, 'Use at most 100.')
    .multipleOf(0.01, 'Use at most two decimals.')
    .optional(),
};

const text = z
  .string()
  .max(4_000)
  .refine((value) => value.trim() !== '', 'Write the text to look for.');
const texts = z.array(text).min(1, 'Add at least one text.').max(50);

/** What one assistant turn is judged by. */
export const ExpectationSpec = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('MUST_CONTAIN'), values: texts, ...textOptions, ...weighted }),
  z.strictObject({
    kind: z.literal('MUST_CONTAIN_ANY'),
    values: texts,
    ...textOptions,
    ...weighted,
  }),
  z.strictObject({
    kind: z.literal('MUST_NOT_CONTAIN'),
    values: texts,
    ...textOptions,
    ...weighted,
  }),
  z.strictObject({
    kind: z.literal('REGEX'),
    pattern: z.string().min(1, 'Write a pattern.').max(1_024),
    flags: z
      .string()
      .regex(/^(?!.*(.).*\1)[ims]*$/, 'Use each of the flags i, m and s at most once.')
      .default(''),
    negated: z.boolean().default(false),
    ...weighted,
  }),
  z.strictObject({
    kind: z.literal('SEMANTIC_ASSERT'),
    rubric: z
      .string()
      .max(4_000)
      .refine((value) => value.trim() !== '', 'Write what the reply must say in substance.'),
    ...weighted,
  }),
]);
export type ExpectationSpec = z.infer<typeof ExpectationSpec>;

/** One step of the conversation: what the user says, or what the reply to it must be like. */
export const ScenarioTurn = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('USER'),
    userText: z
      .string()
      .max(20_000)
      .refine((value) => value.trim() !== '', 'Write what the user says.'),
  }),
  z
    .strictObject({
      kind: z.literal('EXPECT'),
      expectations: z.array(ExpectationSpec).max(30),
      /** A reply to try the expectations on while writing; runs take no notice of it. */
      sample: z.string().max(20_000, 'Use at most 20,000 characters.').optional(),
    })
    .refine(({ expectations, sample }) => expectations.length > 0 || !!sample?.trim(), {
      path: ['expectations'],
      error: 'Add an expectation.',
    }),
]);
export type ScenarioTurn = z.infer<typeof ScenarioTurn>;

const Value = z.string().max(longestValue, 'Use at most 20,000 characters.');

/**
 * A table of values: the scenario is played once for each row, with `{{column}}` standing for the row's
 * value. A row has one value for each column, in their order.
 */
export const ScenarioData = z
  .strictObject({
    columns: z
      .array(VariableKey)
      .min(1, 'Add a column.')
      .max(20, 'Use at most 20 columns.')
      .refine((keys) => new Set(keys).size === keys.length, 'A column is named twice.'),
    rows: z
      .array(
        z.strictObject({
          name: z.string().trim().min(1, 'Name the row.').max(120),
          values: z.array(Value),
        }),
      )
      .min(1, 'Add a row.')
      .max(500, 'Use at most 500 rows.')
      .refine(
        (rows) => new Set(rows.map(({ name }) => name)).size === rows.length,
        'Two rows have the same name.',
      ),
  })
  .refine(({ columns, rows }) => rows.every(({ values }) => values.length === columns.length), {
    path: ['rows'],
    error: 'Each row needs one value for each column.',
  });
export type ScenarioData = z.infer<typeof ScenarioData>;

/** What one version of a scenario says; runs play exactly this. */
export const ScenarioContent = z.strictObject({
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Use a language tag such as en or pt-BR.')
    .default('en'),
  onFail: z.enum(['STOP', 'CONTINUE']).default('STOP'),
  /**
   * The share of the weight of all expectations that must pass, above 0 and at most 1; null when every
   * expectation must.
   */
  threshold: z
    .number()
    .min(0.0001, 'Use more than 0.')
    .max(1, 'Use at most 1.')
    .multipleOf(0.0001, 'Use at most four decimals.')
    .nullable()
    .default(null),
  /** Values for this scenario alone; they stand above the organization's variables. */
  variables: z
    .record(VariableKey, Value)
    .refine((values) => Object.keys(values).length <= 50, 'Use at most 50 variables.')
    .default({}),
  /** Null: the scenario is played once. */
  data: ScenarioData.nullable().default(null),
  turns: z
    .array(ScenarioTurn)
    .min(1, 'Add a turn.')
    .max(200)
    .refine((turns) => turns[0]?.kind !== 'EXPECT', {
      path: [0],
      error: 'Begin with what the user says: an expectation judges the reply to it.',
    }),
});
export type ScenarioContent = z.infer<typeof ScenarioContent>;

/** A stretch of the judged text, in UTF-16 code units: `text.slice(start, end)`. */
export const Span = z.strictObject({ start: z.number().int(), end: z.number().int() });
export type Span = z.infer<typeof Span>;

/** Why a verdict is what it is. Spans point into the reply as it was received. */
export const Evidence = z.strictObject({
  /** One sentence for people: what was found, missing or said by the judge. */
  message: z.string(),
  /** Where something was found, with the listed text or pattern it belongs to. */
  matches: z.array(Span.extend({ expected: z.string() })).default([]),
  /** Listed texts that were not found. */
  missing: z.array(z.string()).default([]),
  /** The judge's confidence, 0 to 1, for SEMANTIC_ASSERT. */
  confidence: z.number().min(0).max(1).optional(),
  /** The mean of what the votes that won say of themselves; `confidence` is then their share. */
  meanConfidence: z.number().min(0).max(1).optional(),
  /** Each answer of a judge that was asked several times. */
  votes: z
    .array(
      z.union([
        z.strictObject({
          verdict: z.enum(['PASS', 'FAIL']),
          confidence: z.number(),
          reason: z.string(),
        }),
        z.strictObject({ problem: z.string() }),
      ]),
    )
    .optional(),
});
export type Evidence = z.infer<typeof Evidence>;

export const Verdict = z.enum(['PASS', 'FAIL', 'ERROR', 'UNCHECKED']);
export type Verdict = z.infer<typeof Verdict>;

const Name = z.string().trim().min(1, 'Give the scenario a name.').max(120);
const Description = z.string().trim().max(500);
/** The most tags of a scenario. */
export const mostTags = 20;
const Tag = z.string().trim().min(1).max(40);
const Tags = z.array(Tag).max(mostTags);
const Version = z.number().int().min(1).max(2_000_000_000);

export const CreateScenario = z.strictObject({
  name: Name,
  description: Description.default(''),
  tags: Tags.default([]),
  ...ScenarioContent.shape,
});

export const UpdateScenario = z.strictObject({
  id: Id,
  /** The version that was edited; a save over a newer one is refused. */
  baseVersion: Version,
  /** What the scenario was called when it was opened; a change of it since is not overwritten. */
  baseAbout: z.strictObject({ name: Name, description: Description, tags: Tags }).optional(),
  name: Name,
  description: Description,
  tags: Tags,
  ...ScenarioContent.shape,
});

export const ScenarioById = z.strictObject({ id: Id });
export const ScenarioVersionRef = z.strictObject({ id: Id, version: Version });
export const ListScenarioVersions = z.strictObject({ id: Id, ...pageInput });
export const ListScenarios = z.strictObject({
  ...pageInput,
  search: z.string().max(200).optional(),
  /** Scenarios that carry all of these. */
  tags: z.array(z.string().max(40)).max(20).optional(),
  status: z.enum(['DRAFT', 'PUBLISHED', 'ARCHIVED']).optional(),
  locale: z.string().max(40).optional(),
  /** Scenarios that this suite lists. */
  suiteId: Id.optional(),
});

/** How many scenarios a bulk change takes at most. */
export const mostInBulk = 500;
/** Copies are written whole, so fewer of them are made at once. */
export const mostCopies = 50;
const isDistinct = (ids: readonly string[]) => new Set(ids).size === ids.length;
const BulkIds = z
  .array(Id)
  .min(1, 'Choose a scenario.')
  .max(mostInBulk, 'Choose at most 500 scenarios.')
  .refine(isDistinct, 'A scenario is listed twice.');
export const BulkScenarios = z.strictObject({ ids: BulkIds });
export const BulkDuplicate = z.strictObject({
  ids: BulkIds.max(mostCopies, 'Copy at most 50 scenarios at once.'),
});
export const BulkTag = z.strictObject({
  ids: BulkIds,
  add: z.array(Tag).max(mostTags).default([]),
  remove: z.array(Tag).max(mostTags).default([]),
});
/** Brings scenarios to the status that each had. */
export const BulkSetStatus = z.strictObject({
  items: z
    .array(
      z.strictObject({
        id: Id,
        status: z.enum(['DRAFT', 'PUBLISHED', 'ARCHIVED']),
        isSuggested: z.boolean().default(false),
      }),
    )
    .min(1, 'Choose a scenario.')
    .max(mostInBulk, 'Choose at most 500 scenarios.')
    .refine((items) => isDistinct(items.map(({ id }) => id)), 'A scenario is listed twice.'),
});
const TriedText = z.string().max(200_000, 'Use at most 200,000 characters.');
export const TryExpectation = z.strictObject({ expectation: ExpectationSpec, text: TriedText });
export const TryExpectations = z.strictObject({
  expectations: z.array(ExpectationSpec).max(30),
  text: TriedText,
});

/** What somebody in a transcript is; `TEXT` for what only looks like a name and belongs to the text. */
export const TranscriptRole = z.enum(['USER', 'ASSISTANT', 'OUT', 'TEXT']);
export type TranscriptRole = z.infer<typeof TranscriptRole>;

export const ReadTranscript = z.strictObject({
  text: z.string().max(400_000, 'Use at most 400,000 characters.'),
  /** What speakers are, by name, where one knows better than the guess. */
  roles: z.record(z.string().max(60), TranscriptRole).default({}),
});
