import { z } from 'zod';
import { LabelName } from '#server/areas/prompts/schema.ts';
import { StopCount } from '#server/areas/suites/schema.ts';
import { Id } from '#server/core/ids.ts';
import { pageInput } from '#server/core/paging.ts';
import { cellClasses } from './compare/classify.ts';

export { type CellClass, cellClasses } from './compare/classify.ts';
export { droppedText } from './dropped-text.ts';
export { scenarioLabel } from './scenario-label.ts';
export { scoreText } from './score-text.ts';
export { stoppedText } from './stopped-text.ts';
export { type Interval, wilsonInterval } from './wilson-interval.ts';

export const RunStatus = z.enum([
  'QUEUED',
  'RUNNING',
  'CANCELLING',
  'CANCELLED',
  'COMPLETED',
  'FAILED',
]);
export type RunStatus = z.infer<typeof RunStatus>;

export const ItemStatus = z.enum(['PENDING', 'RUNNING', 'DONE', 'CANCELLED']);
export type ItemStatus = z.infer<typeof ItemStatus>;

export const StartRun = z.strictObject({
  suiteId: Id,
  /** The suite's own targets when absent. */
  targetIds: z.array(Id).min(1, 'Choose a target.').max(50).optional(),
  /** The suite's own number when absent. */
  repeats: z
    .number()
    .int()
    .min(1, 'Play each scenario at least once.')
    .max(20, 'Repeat at most 20 times.')
    .optional(),
  /** Whose values it starts with: the suite's own when absent, none when null. */
  environmentId: Id.nullable().optional(),
  /** The suite's own rules when absent; null for none. */
  stopAfterFailures: StopCount.optional(),
  stopAfterErrors: StopCount.optional(),
  /** Targets that use this prompt play this version of it. */
  promptVersion: z
    .strictObject({ promptId: Id, version: z.number().int().min(1).max(2_000_000_000) })
    .optional(),
  /** Made once for each start a person means; the same key gives the same run. */
  idempotencyKey: Id,
});

export type StartRun = z.output<typeof StartRun>;

export const RunById = z.strictObject({ id: Id });

export const ListRuns = z.strictObject({
  ...pageInput,
  suiteId: Id.optional(),
  status: RunStatus.optional(),
});

/** `limit` counts rows of the matrix, which are scenarios. */
export const ListRunItems = z.strictObject({ ...pageInput, runId: Id });

export const RunItemById = z.strictObject({ itemId: Id });

export const WatchRun = z.strictObject({
  runId: Id,
  /** The `seq` the caller has seen: only what changed after it is sent. */
  lastEventId: z
    .string()
    .regex(/^\d{1,9}$/)
    .nullish(),
});

export const exportFormats = ['json', 'csv', 'junit', 'markdown'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const ExportRun = z.strictObject({
  runId: Id,
  format: z.enum(exportFormats).default('json'),
});

/** What `/runs/:id/export` is asked for. */
export const ExportFile = z.strictObject({
  id: Id,
  format: z.enum(exportFormats).default('json'),
});

/** What a run is compared with: the completed run of its suite before it, any run, or what a label points at. */
export const Baseline = z.union([
  z.literal('previous'),
  z.strictObject({ runId: Id }),
  z.strictObject({
    promptLabel: z.union([
      z.strictObject({ promptId: Id, label: LabelName }),
      z.strictObject({ promptName: z.string().min(1).max(200), label: LabelName }),
    ]),
  }),
]);

/** Columns by their position. */
const Column = z.number().int().min(0).max(1_000);

export const CompareRuns = z.strictObject({
  ...pageInput,
  runId: Id,
  baseline: Baseline.default('previous'),
  /** Which columns are compared with each other, and no others; by target when absent. */
  targets: z
    .array(z.strictObject({ base: Column, run: Column }))
    .min(1)
    .max(50)
    .refine(
      (pairs) =>
        new Set(pairs.map(({ base }) => base)).size === pairs.length &&
        new Set(pairs.map(({ run }) => run)).size === pairs.length,
      'A column is named twice.',
    )
    .optional(),
  /** Only cells of these classes are listed; counts and figures are of all. */
  classes: z.array(z.enum(cellClasses)).min(1).optional(),
  /** Only scenarios whose names hold this. */
  search: z.string().trim().max(200).default(''),
  gate: z
    .strictObject({
      maxRegressions: z.number().int().min(0).max(1_000_000).optional(),
      /** From 0 to 1, of all checked conversations of the run. */
      minPassRate: z.number().min(0).max(1).optional(),
    })
    .default({}),
});
