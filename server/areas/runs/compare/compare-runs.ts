import type { z } from 'zod';
import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import { readDropped } from '../reads/evidence.ts';
import { readRuns } from '../reads/run-view.ts';
import type { CompareRuns } from '../schema.ts';
import type { Sides } from './cells-sql.ts';
import { chanceText } from './chance-text.ts';
import { cellClasses, classify, rankOf } from './classify.ts';
import { findBaseline } from './find-baseline.ts';
import { judgeGate } from './gate.ts';
import { mcnemarP } from './mcnemar.ts';
import { outcomeOf } from './outcome.ts';
import { pairTargets, type TargetPair } from './pair-targets.ts';
import { rateOf } from './rate.ts';
import { type CellPlace, readCellItems } from './read-cell-items.ts';
import { type CellView, readCells } from './read-cells.ts';
import { type CountedShape, readShapes } from './read-shapes.ts';
import { sumShapes } from './sum-shapes.ts';

/**
 * What became of each cell of a run since a baseline, the worst first, and whether the difference is more
 * than chance. Cells are paired in the database: neither side is ever held here as a whole.
 */
export async function compareRuns(scope: Scope, input: z.output<typeof CompareRuns>) {
  const run = await readHead(scope, input.runId);
  const base = await readHead(scope, await findBaseline(scope, run, input.baseline));
  const pairs = pairsOf(base.targets, run.targets, input.targets);
  const isPart = run.sourceRunId === base.id;
  const sides: Sides = { orgId: scope.org.id, baseId: base.id, runId: run.id, pairs, isPart };
  const shapes = await readShapes(scope, sides);
  const sums = sumShapes(shapes);
  const page = await readCells(scope, sides, {
    ranks: ranksOf(shapes, input.classes),
    search: input.search,
    cursor: input.cursor,
    limit: input.limit,
  });
  const cells = await withItems(scope, { base, run, pairs }, page.cells);
  const { pairs: tested, worse, better } = sums.test;
  const test = { pairs: tested, worse, better, p: mcnemarP(worse, better) };
  return {
    base,
    run,
    /** Columns that were compared with each other. */
    targets: pairs,
    /** True where the run is made of the baseline: then only what it has is compared. */
    isPart,
    counts: sums.counts,
    /** How many of each class ended in an error in the run. */
    errored: sums.errored,
    compared: sums.compared,
    rates: { base: rateOf(sums.base), run: rateOf(sums.run) },
    conversations: { base: sums.base, run: sums.run },
    test: { ...test, text: chanceText(test) },
    gate: judgeGate(input.gate, {
      regressed: sums.counts.regressed,
      removed: sums.counts.removed,
      compared: sums.compared,
      checked: sums.run.passed + sums.run.failed + sums.run.errored,
      passed: sums.run.passed,
      errored: sums.run.errored,
      unplayed: sums.run.unplayed,
    }),
    cells,
    nextCursor: page.nextCursor,
  };
}

type RunHead = Awaited<ReturnType<typeof readHead>>;

async function readHead(scope: Scope, id: string) {
  const [run] = await readRuns(scope, { where: { id }, take: 1 });
  if (!run) throw runErrors.notFound();
  return run;
}

/** The columns one asked for, else all as they fit. */
function pairsOf(
  base: RunHead['targets'],
  run: RunHead['targets'],
  asked: z.output<typeof CompareRuns>['targets'],
): TargetPair[] {
  if (!asked) return pairTargets(base, run);
  const has = (targets: RunHead['targets'], position: number) =>
    targets.some((target) => target.position === position);
  if (asked.some((pair) => !has(base, pair.base) || !has(run, pair.run))) {
    throw runErrors.noSuchColumn();
  }
  return asked.map((pair) => ({ base: pair.base, run: pair.run }));
}

function ranksOf(
  shapes: readonly CountedShape[],
  classes: z.output<typeof CompareRuns>['classes'],
) {
  const wanted = classes ?? cellClasses;
  return shapes
    .filter(({ base, run }) => wanted.includes(classify(base, run)))
    .map(({ base, run, text }) => ({ text, rank: rankOf(base, run) }));
}

type Heads = { base: RunHead; run: RunHead; pairs: readonly TargetPair[] };

/** The cells with their conversations on both sides; why each is what it is unless that was dropped. */
async function withItems(scope: Scope, { base, run, pairs }: Heads, cells: readonly CellView[]) {
  const places = cells.map((cell) => {
    const pair = pairs[cell.pair];
    return {
      base: placeOf(base.id, cell.baseRow, pair?.base ?? null),
      run: placeOf(run.id, cell.runRow, pair?.run ?? null),
    };
  });
  const asked = places.flatMap((place) => [place.base ?? [], place.run ?? []].flat());
  const found = (await readCellItems(scope, asked)).values();
  const dropped = {
    base: await readDropped(scope, base.id),
    run: await readDropped(scope, run.id),
  };
  const take = (side: 'base' | 'run', place: CellPlace | null) => {
    if (place === null) return null;
    const items = found.next().value ?? [];
    return items.map((item) => ({ ...item, summary: dropped[side] ? null : item.summary }));
  };
  return cells.map((cell, index) => {
    const place = places[index];
    const before = take('base', place?.base ?? null);
    const after = take('run', place?.run ?? null);
    return {
      class: classify(cell.base, cell.run),
      scenarioId: cell.scenarioId,
      name: cell.name,
      /** The row of its scenario's table; null where it has none. */
      dataRow: cell.dataRow,
      /** The column on each side; null where that run has none. */
      target: pairs[cell.pair] ?? { base: null, run: null },
      base: before && cell.base && { ...cell.base, verdict: outcomeOf(cell.base), items: before },
      run: after && cell.run && { ...cell.run, verdict: outcomeOf(cell.run), items: after },
    };
  });
}

function placeOf(runId: string, row: number | null, position: number | null): CellPlace | null {
  return row === null || position === null ? null : { runId, row, position };
}
