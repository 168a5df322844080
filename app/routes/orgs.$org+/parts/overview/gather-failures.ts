import { scenarioLabel } from '#server/areas/runs/schema.ts';
import type { FailingItem } from '../../runs+/parts/failing-items.tsx';
import type { RunDetail, RunItem } from '../../runs+/parts/run-shapes.ts';

type FoundItem = Pick<RunItem, 'id' | 'row' | 'targetPosition' | 'verdict' | 'summary'> & {
  scenarioName: string;
  dataRow: string | null;
};

/** What needs a look, each scenario once a target however often it was repeated. */
export function gatherFailures(
  run: Pick<RunDetail, 'targets' | 'repeats'>,
  items: readonly FoundItem[],
): FailingItem[] {
  const targets = new Map(run.targets.map(({ position, name }) => [position, name]));
  const byCell = new Map<string, { first: FailingItem; times: number; target: string }>();
  for (const { id, row, targetPosition, verdict, summary, ...named } of items) {
    if (verdict !== 'FAIL' && verdict !== 'ERROR') continue;
    const cell = `${row} ${targetPosition}`;
    const known = byCell.get(cell);
    const scenarioName = scenarioLabel({ name: named.scenarioName, dataRow: named.dataRow });
    byCell.set(cell, {
      first: known?.first ?? { id, verdict, scenarioName, about: '', summary },
      times: (known?.times ?? 0) + 1,
      target: targets.get(targetPosition) ?? '',
    });
  }
  return [...byCell.values()].map(({ first, times, target }) => {
    const about = [
      run.targets.length > 1 && target,
      run.repeats > 1 && `${times} of ${run.repeats} repeats`,
    ];
    return { ...first, about: about.filter(Boolean).join(' · ') };
  });
}
