import { z } from 'zod';
import { StopCount } from '#server/areas/suites/schema.ts';
import { Id } from '#server/core/ids.ts';
import { pageInput } from '#server/core/paging.ts';

export { droppedText } from './dropped-text.ts';
export { scenarioLabel } from './scenario-label.ts';
export { scoreText } from './score-text.ts';
export { stoppedText } from './stopped-text.ts';

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

export const ExportRun = z.strictObject({ runId: Id });
