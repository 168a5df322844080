import { z } from 'zod';
import { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import { Id } from '#server/core/ids.ts';
import { Budget } from '#server/core/money.ts';
import { pageInput } from '#server/core/paging.ts';

const isDistinct = (ids: readonly string[]) =>
  new Set(ids.map((id) => id.toLowerCase())).size === ids.length;

/**
 * Which scenarios a suite plays when they aren't listed by hand: those that fit it when a run starts, by
 * name. Archived ones never do.
 */
export const SuiteFilter = z.strictObject({
  /** Scenarios that carry all of these. */
  tags: z
    .array(z.string().trim().min(1).max(40))
    .max(20, 'Use at most 20 tags.')
    .refine((tags) => new Set(tags).size === tags.length, 'A tag is listed twice.')
    .default([]),
  /** Null: every language. */
  locale: ScenarioContent.shape.locale.unwrap().nullable().default(null),
  /** Null: drafts and published ones. */
  status: z.enum(['DRAFT', 'PUBLISHED']).nullable().default(null),
});
export type SuiteFilter = z.infer<typeof SuiteFilter>;

/** A run ends after so many conversations of one verdict; null: it plays all. */
export const StopCount = z
  .number()
  .int()
  .min(1, 'At least 1.')
  .max(1_000, 'At most 1,000.')
  .nullable();

/** The most scenarios a suite lists. */
export const mostListed = 2_000;

const described = {
  name: z.string().trim().min(1, 'Give the suite a name.').max(120),
  description: z.string().trim().max(500).default(''),
  /** How often each scenario is played against each target. */
  repeats: z.number().int().min(1, 'At least 1.').max(20, 'At most 20.').default(1),
  /** In the order in which they are played and shown. */
  scenarioIds: z
    .array(Id)
    .max(mostListed, 'Use at most 2,000 scenarios.')
    .refine(isDistinct, 'A scenario is listed twice.')
    .default([]),
  /** What it runs against unless a run names other targets. */
  targetIds: z
    .array(Id)
    .max(50, 'Use at most 50 targets.')
    .refine(isDistinct, 'A target is listed twice.')
    .default([]),
  /** Null: the scenarios are the listed ones. */
  filter: SuiteFilter.nullable().default(null),
  /** Whose values its runs start with; null for none. */
  environmentId: Id.nullable().default(null),
  stopAfterFailures: StopCount.default(null),
  stopAfterErrors: StopCount.default(null),
  /** Of each of its runs. */
  budgetMicroUsd: Budget.default(null),
};

const isOneKind = ({ filter, scenarioIds }: { filter: unknown; scenarioIds: readonly string[] }) =>
  filter === null || scenarioIds.length === 0;
const twoKinds = {
  path: ['filter'],
  error: 'A suite lists its scenarios or has a filter, not both.',
};

export const CreateSuite = z.strictObject(described).refine(isOneKind, twoKinds);
export const UpdateSuite = z
  .strictObject({
    id: Id,
    /** The version that was edited; a save over a newer one is refused. */
    baseVersion: z.number().int().min(1),
    ...described,
  })
  .refine(isOneKind, twoKinds);
const ScenarioIds = z
  .array(Id)
  .min(1, 'Choose a scenario.')
  .max(500, 'Choose at most 500 scenarios.')
  .refine(isDistinct, 'A scenario is listed twice.');
export const AddScenarios = z.strictObject({ id: Id, scenarioIds: ScenarioIds });
export const MoveScenarios = z
  .strictObject({ fromSuiteId: Id, toSuiteId: Id, scenarioIds: ScenarioIds })
  .refine(({ fromSuiteId, toSuiteId }) => fromSuiteId !== toSuiteId, {
    path: ['toSuiteId'],
    error: 'Choose another suite to move them to.',
  });
export const SuiteById = z.strictObject({ id: Id });
export const PreviewFilter = z.strictObject({
  filter: SuiteFilter,
  /** How many of the scenarios are named. */
  limit: z.number().int().min(1).max(2_000).default(200),
});
export const ListSuites = z.strictObject({
  ...pageInput,
  search: z.string().max(200).optional(),
});
