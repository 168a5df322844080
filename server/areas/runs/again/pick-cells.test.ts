import fc from 'fast-check';
import { expect, it } from 'vitest';
import { itemsOf, type RunPlan } from '../plan-run.ts';
import { pickCells } from './pick-cells.ts';

/** A plan of so many rows, targets and repeats; only what is picked by is in it. */
function planOf(rows: number, targets: number, repeats: number): RunPlan {
  const range = (count: number) => Array.from({ length: count }, (_, index) => index);
  const content = {
    locale: 'en',
    onFail: 'STOP' as const,
    threshold: null,
    variables: {},
    data: null,
    turns: [],
  };
  return {
    scenarios: range(rows).map((row) => ({
      row,
      scenarioId: `scenario ${row >> 1}`,
      dataRow: row % 2 === 0 ? null : 'second',
      name: `Scenario ${row}`,
      version: 1,
      tags: [],
      content,
    })),
    targets: range(targets).map((position) => ({
      position,
      target: {
        targetId: `target ${position}`,
        name: `Target ${position}`,
        concurrency: 1,
        promptContent: null,
        promptId: null,
        promptName: null,
        promptVersion: null,
        kind: 'DEMO' as const,
        config: { latencyMs: 0 },
      },
      promptContent: null,
    })),
    repeats,
    itemCount: rows * targets * repeats,
    items: null,
    archived: 0,
  };
}

/** What each conversation of a plan plays, by names. */
function cellsOf(plan: RunPlan) {
  return itemsOf(plan).map(({ row, targetPosition, repeat }) => {
    const scenario = plan.scenarios.find((one) => one.row === row);
    const target = plan.targets.find((one) => one.position === targetPosition)?.target;
    return {
      scenarioId: scenario?.scenarioId ?? 'none',
      dataRow: scenario?.dataRow ?? null,
      targetId: target?.targetId ?? 'none',
      repeat,
    };
  });
}

const size = fc.integer({ min: 1, max: 4 });

it('exactly the named conversations stay, in their order, on rows and targets without gaps', () => {
  fc.assert(
    fc.property(
      fc.tuple(size, size, size),
      fc.infiniteStream(fc.boolean()),
      ([rows, targets, repeats], coins) => {
        const plan = planOf(rows, targets, repeats);
        const wanted = cellsOf(plan).filter(() => coins.next().value);
        const gone = { scenarioId: 'gone', dataRow: null, targetId: 'target 0', repeat: 1 };
        const picked = pickCells(plan, [...wanted.toReversed(), gone]);
        expect(cellsOf(picked)).toEqual(wanted);
        expect(picked.scenarios.map(({ row }) => row)).toEqual(picked.scenarios.map((_, i) => i));
        expect(picked.targets.map((one) => one.position)).toEqual(picked.targets.map((_, i) => i));
        expect(new Set(itemsOf(picked).map(({ row }) => row)).size).toBe(picked.scenarios.length);
        expect(new Set(itemsOf(picked).map((one) => one.targetPosition)).size).toBe(
          picked.targets.length,
        );
      },
    ),
  );
});
