import { z } from 'zod';
import { Id } from '#server/core/ids.ts';
import { pageInput } from '#server/core/paging.ts';

const isDistinct = (ids: readonly string[]) =>
  new Set(ids.map((id) => id.toLowerCase())).size === ids.length;

const described = {
  name: z.string().trim().min(1, 'Give the suite a name.').max(120),
  description: z.string().trim().max(500).default(''),
  /** How often each scenario is played against each target. */
  repeats: z.number().int().min(1, 'At least 1.').max(20, 'At most 20.').default(1),
  /** In the order in which they are played and shown. */
  scenarioIds: z
    .array(Id)
    .max(2_000, 'Use at most 2,000 scenarios.')
    .refine(isDistinct, 'A scenario is listed twice.')
    .default([]),
  /** What it runs against unless a run names other targets. */
  targetIds: z
    .array(Id)
    .max(50, 'Use at most 50 targets.')
    .refine(isDistinct, 'A target is listed twice.')
    .default([]),
};

export const CreateSuite = z.strictObject(described);
export const UpdateSuite = z.strictObject({ id: Id, ...described });
export const SuiteById = z.strictObject({ id: Id });
export const ListSuites = z.strictObject({
  ...pageInput,
  search: z.string().max(200).optional(),
});
