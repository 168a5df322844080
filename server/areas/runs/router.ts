import { orgMutation, orgQuery, orgStream, router, tracked } from '#server/rpc/procedures.ts';
import { canRuns } from './access.ts';
import { playAgain } from './again/play-again.ts';
import { rescoreRun } from './again/rescore-run.ts';
import { startFrom } from './again/start-from.ts';
import { cancelRun } from './cancel-run.ts';
import { compareRuns } from './compare/compare-runs.ts';
import { getBaseline } from './compare/find-baseline.ts';
import { exportRun } from './export/export-run.ts';
import { exportText } from './export/export-text.ts';
import { getFigures } from './reads/figures.ts';
import { getItem } from './reads/get-item.ts';
import { getRun } from './reads/get-run.ts';
import { getHistory } from './reads/history.ts';
import { listItems } from './reads/list-items.ts';
import { listRows } from './reads/list-rows.ts';
import { listRuns } from './reads/list-runs.ts';
import { getRawRequest } from './reads/raw-request.ts';
import {
  BaselineOf,
  CompareRuns,
  ExportRun,
  GiveVerdict,
  ListDisagreements,
  ListRunItems,
  ListRunRows,
  ListRuns,
  ListToLabel,
  PlayAgain,
  RawRequestOf,
  RescoreRun,
  RunById,
  RunHistory,
  RunItemById,
  StartFrom,
  StartRun,
  TakeBackVerdict,
  WatchRun,
} from './schema.ts';
import { startRun } from './start-run.ts';
import { listDisagreements } from './verdicts/calibration/list-disagreements.ts';
import { listToLabel } from './verdicts/calibration/list-to-label.ts';
import { readCalibration } from './verdicts/calibration/read-calibration.ts';
import { giveVerdict } from './verdicts/give-verdict.ts';
import { takeBackVerdict } from './verdicts/take-back-verdict.ts';
import { watchRun } from './watch-run.ts';

export const runsRouter = router({
  list: orgQuery(canRuns.read)
    .input(ListRuns)
    .query(({ ctx, input }) => listRuns(ctx.scope, input)),
  get: orgQuery(canRuns.read)
    .input(RunById)
    .query(({ ctx, input }) => getRun(ctx.scope, input.id)),
  /** The cells of the matrix, by rows. */
  items: orgQuery(canRuns.read)
    .input(ListRunItems)
    .query(({ ctx, input }) => listItems(ctx.scope, input)),
  /** Rows of the matrix with their conversations, all or those that a filter lets through. */
  rows: orgQuery(canRuns.read)
    .input(ListRunRows)
    .query(({ ctx, input }) => listRows(ctx.scope, input)),
  /** What each target came to; null while a run of many conversations is played. */
  figures: orgQuery(canRuns.read)
    .input(RunById)
    .query(({ ctx, input }) => getFigures(ctx.scope, input.id)),
  /** How the cells of some rows came out in earlier runs. */
  history: orgQuery(canRuns.read)
    .input(RunHistory)
    .query(({ ctx, input }) => getHistory(ctx.scope, input)),
  /** One conversation with its evidence. */
  item: orgQuery(canRuns.read)
    .input(RunItemById)
    .query(({ ctx, input }) => getItem(ctx.scope, input.itemId)),
  /**
   * What was sent for one turn of a conversation, rebuilt from what the run froze; secrets are not opened
   * for it.
   */
  rawRequest: orgQuery(canRuns.inspect)
    .input(RawRequestOf)
    .query(({ ctx, input }) => getRawRequest(ctx.scope, ctx.services, input)),
  /** What became of each cell of a run since another one, and whether that is more than chance. */
  compare: orgQuery(canRuns.read)
    .input(CompareRuns)
    .query(({ ctx, input }) => compareRuns(ctx.scope, input)),
  /** What a run of a suite that is started now will be compared with; null when there is nothing yet. */
  baseline: orgQuery(canRuns.read)
    .input(BaselineOf)
    .query(({ ctx, input }) => getBaseline(ctx.scope, input)),
  export: orgQuery(canRuns.read)
    .input(ExportRun)
    .query(async ({ ctx, input: { runId, format } }) =>
      format === 'json'
        ? await exportRun(ctx.scope, runId)
        : await exportText(ctx.scope, runId, format),
    ),
  start: orgMutation(canRuns.execute, 'run.started')
    .input(StartRun)
    .mutation(({ ctx, input }) => startRun(ctx.scope, input)),
  /** Plays conversations of an ended run again, in the same run. */
  playAgain: orgMutation(canRuns.execute, 'run.playedAgain')
    .input(PlayAgain)
    .mutation(({ ctx, input }) => playAgain(ctx.scope, input)),
  /** Plays conversations of an ended run in a new one, with what is current. */
  startFrom: orgMutation(canRuns.execute, 'run.started')
    .input(StartFrom)
    .mutation(({ ctx, input }) => startFrom(ctx.scope, input)),
  /** Judges the replies of an ended run anew, in a new one. */
  rescore: orgMutation(canRuns.execute, 'run.started')
    .input(RescoreRun)
    .mutation(({ ctx, input }) => rescoreRun(ctx.scope, input)),
  cancel: orgMutation(canRuns.execute, 'run.cancelled')
    .input(RunById)
    .mutation(({ ctx, input }) => cancelRun(ctx.scope, input.id)),
  /** A person's verdict about one expectation, which holds from then on. */
  judge: orgMutation(canRuns.judge, 'run.verdictGiven')
    .input(GiveVerdict)
    .mutation(({ ctx, input }) => giveVerdict(ctx.scope, input)),
  takeBackVerdict: orgMutation(canRuns.judge, 'run.verdictTakenBack')
    .input(TakeBackVerdict)
    .mutation(({ ctx, input }) => takeBackVerdict(ctx.scope, input)),
  /** How well judges agree with people. */
  calibration: orgQuery(canRuns.read).query(({ ctx }) => readCalibration(ctx.scope)),
  disagreements: orgQuery(canRuns.read)
    .input(ListDisagreements)
    .query(({ ctx, input }) => listDisagreements(ctx.scope, input)),
  /** Verdicts of judges that nobody has labelled. */
  toLabel: orgQuery(canRuns.judge)
    .input(ListToLabel)
    .query(({ ctx, input }) => listToLabel(ctx.scope, input)),
  /** The run as it changes, until it is over. */
  watch: orgStream(canRuns.read)
    .input(WatchRun)
    .subscription(async function* ({ ctx, input, signal }) {
      const updates = watchRun(ctx.open, ctx.services.events, {
        orgId: ctx.org.id,
        runId: input.runId,
        seen: input.lastEventId ? Number(input.lastEventId) : null,
        signal: signal ?? new AbortController().signal,
      });
      for await (const { seq, ...update } of updates) {
        yield tracked(String(seq), update);
      }
    }),
});
