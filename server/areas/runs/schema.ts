import { z } from 'zod';
import { LabelName } from '#server/areas/prompts/schema.ts';
import { StopCount } from '#server/areas/suites/schema.ts';
import { Id } from '#server/core/ids.ts';
import { Budget } from '#server/core/money.ts';
import { pageInput } from '#server/core/paging.ts';
import { cellClasses } from './compare/classify.ts';

export { type CellClass, cellClasses } from './compare/classify.ts';
export { droppedText } from './dropped-text.ts';
export { scenarioLabel } from './scenario-label.ts';
export { scoreText } from './score-text.ts';
export { stoppedText } from './stopped-text.ts';
export { fewestLabels, kappaText } from './verdicts/calibration/agreement.ts';
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
  /** What its calls may cost, in micro-USD: the suite's own when absent, null for no limit. */
  budgetMicroUsd: Budget.optional(),
  /** Targets that use this prompt play this version of it. */
  promptVersion: z
    .strictObject({ promptId: Id, version: z.number().int().min(1).max(2_000_000_000) })
    .optional(),
  /** Uses no replies of the past where the organization keeps them; what is said now takes their place. */
  askAnew: z.boolean().optional(),
  /** Made once for each start a person means; the same key gives the same run. */
  idempotencyKey: Id,
});

export type StartRun = z.output<typeof StartRun>;

export const SetReplyCache = z.strictObject({
  isOn: z.boolean(),
  /** For how long a reply may be used again. */
  keptDays: z
    .number()
    .int()
    .min(1, 'Keep replies for at least one day.')
    .max(90, 'Keep replies for at most 90 days.'),
});

export const RunById = z.strictObject({ id: Id });

/** What of an ended run is played again, beside what one chooses by hand. */
export const whichItems = ['errored', 'failed', 'notPassed', 'notPlayed', 'all'] as const;

export const ListRuns = z.strictObject({
  ...pageInput,
  suiteId: Id.optional(),
  status: RunStatus.optional(),
});

/** `limit` counts rows of the matrix, which are scenarios. */
export const ListRunItems = z.strictObject({ ...pageInput, runId: Id });

/** Columns by their position. */
const Column = z.number().int().min(0).max(1_000);

/** What a row may hold: a conversation that failed, ended in an error, either of them, and so on. */
export const shownVerdicts = [
  'failed',
  'errored',
  'notPassed',
  'passed',
  'unchecked',
  'waiting',
] as const;
export type ShownVerdict = (typeof shownVerdicts)[number];

export const RowFilter = z.strictObject({
  verdict: z.enum(shownVerdicts).optional(),
  /** Of the scenario, as it was when the run started. */
  tag: z.string().min(1).max(200).optional(),
  locale: z.string().min(1).max(100).optional(),
  /** A column: only its conversations count, and are given. */
  target: Column.optional(),
  /** Repeats of the same scenario and target came out differently. */
  flaky: z.boolean().optional(),
  /** Came out differently in the completed run of the suite before. */
  changed: z.boolean().optional(),
  /** Letters in the name of the scenario or of the row of its table. */
  search: z.string().trim().max(200).optional(),
});
export type RowFilter = z.output<typeof RowFilter>;

export const WhichItems = z.union([
  z.enum(whichItems),
  z.strictObject({ itemIds: z.array(Id).min(1, 'Choose a conversation.').max(1_000) }),
  /** What the matrix shows: of its rows those conversations that are of the verdict and the target. */
  z.strictObject({ filter: RowFilter }),
]);

/** In the same run, with what it froze. */
export const PlayAgain = z.strictObject({ runId: Id, which: WhichItems });

/** In a new run, with what is current. */
export const StartFrom = z.strictObject({ runId: Id, which: WhichItems, idempotencyKey: Id });

export const RescoreRun = z.strictObject({ runId: Id, idempotencyKey: Id });

/** Rows of the matrix from one on; `limit` is the most, rows with many conversations come fewer at a time. */
export const ListRunRows = z.strictObject({
  runId: Id,
  from: z.number().int().min(0).max(100_000_000).default(0),
  limit: pageInput.limit,
  filter: RowFilter.optional(),
});

/** The rows of a run whose past is asked for. */
export const RunHistory = z.strictObject({
  runId: Id,
  rows: z.array(z.number().int().min(0).max(100_000_000)).min(1).max(100),
});

export const RunItemById = z.strictObject({ itemId: Id });

/** A played turn by its place in the scenario. */
export const RawRequestOf = z.strictObject({
  itemId: Id,
  position: z.number().int().min(0).max(10_000),
});

/** One expectation of a played conversation. */
const place = {
  itemId: Id,
  /** The position of its turn, and its own among those that judge the same reply. */
  turn: z.number().int().min(0).max(10_000),
  expectation: z.number().int().min(0).max(10_000),
  /** How much people had said about it when the caller looked: more of it since is not overruled unread. */
  seen: z.number().int().min(0).max(1_000_000),
  /** How often the conversation had been played again when the caller looked: what was said since is another. */
  replays: z.number().int().min(0).max(1_000_000).default(0),
};

export const GiveVerdict = z.strictObject({
  ...place,
  verdict: z.enum(['PASS', 'FAIL']),
  /** Why; may be empty only when the machine said the same. */
  note: z.string().trim().max(2_000, 'Use at most 2,000 characters.').default(''),
});

export const TakeBackVerdict = z.strictObject(place);

/** Of one judge, or of all. */
const ofJudge = { targetId: Id.optional() };
export const ListDisagreements = z.strictObject({ ...pageInput, ...ofJudge });
/** With whole conversations, so fewer at a time. */
export const ListToLabel = z.strictObject({
  ...pageInput,
  limit: z.number().int().min(1).max(20).default(5),
  ...ofJudge,
});

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

/** The suite whose next run is to be compared with something. */
export const BaselineOf = z.strictObject({ suiteId: Id });

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
