import { z } from 'zod';
import { Id } from '#server/core/ids.ts';
import { pageInput } from '#server/core/paging.ts';

/** How texts are compared. Texts are always compared after Unicode NFC. */
const textOptions = { caseSensitive: z.boolean().default(false) };

const text = z
  .string()
  .max(4_000)
  .refine((value) => value.trim() !== '', 'Write the text to look for.');
const texts = z.array(text).min(1, 'Add at least one text.').max(50);

/** What one assistant turn is judged by. */
export const ExpectationSpec = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('MUST_CONTAIN'), values: texts, ...textOptions }),
  z.strictObject({ kind: z.literal('MUST_CONTAIN_ANY'), values: texts, ...textOptions }),
  z.strictObject({ kind: z.literal('MUST_NOT_CONTAIN'), values: texts, ...textOptions }),
  z.strictObject({
    kind: z.literal('REGEX'),
    pattern: z.string().min(1, 'Write a pattern.').max(1_024),
    flags: z
      .string()
      .regex(/^(?!.*(.).*\1)[ims]*$/, 'Use each of the flags i, m and s at most once.')
      .default(''),
    negated: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('SEMANTIC_ASSERT'),
    rubric: z
      .string()
      .max(4_000)
      .refine((value) => value.trim() !== '', 'Write what the reply must say in substance.'),
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
  z.strictObject({
    kind: z.literal('EXPECT'),
    expectations: z.array(ExpectationSpec).min(1, 'Add an expectation.').max(30),
  }),
]);
export type ScenarioTurn = z.infer<typeof ScenarioTurn>;

/** What one version of a scenario says; runs play exactly this. */
export const ScenarioContent = z.strictObject({
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Use a language tag such as en or pt-BR.')
    .default('en'),
  onFail: z.enum(['STOP', 'CONTINUE']).default('STOP'),
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
});
export type Evidence = z.infer<typeof Evidence>;

export const Verdict = z.enum(['PASS', 'FAIL', 'ERROR', 'UNCHECKED']);
export type Verdict = z.infer<typeof Verdict>;

const Name = z.string().trim().min(1, 'Give the scenario a name.').max(120);
const Description = z.string().trim().max(500);
const Tags = z.array(z.string().trim().min(1).max(40)).max(20);
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
});
export const TryExpectation = z.strictObject({
  expectation: ExpectationSpec,
  text: z.string().max(200_000, 'Use at most 200,000 characters.'),
});
