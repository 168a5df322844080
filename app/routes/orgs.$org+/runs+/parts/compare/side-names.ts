import type { Comparison } from './compare-shapes.ts';

/** What the two sides are called: their runs, or the two targets of one run. */
export function sideNames({ base, run, targets }: Pick<Comparison, 'base' | 'run' | 'targets'>): {
  base: string;
  run: string;
} {
  const [pair, ...more] = targets;
  const nameIn = (position: number | null | undefined) =>
    run.targets.find((target) => target.position === position)?.name;
  const [before, now] = [nameIn(pair?.base), nameIn(pair?.run)];
  const isOneRun = base.id === run.id && more.length === 0 && pair?.base !== pair?.run;
  if (isOneRun && before && now) return { base: before, run: now };
  return { base: `#${base.number}`, run: `#${run.number}` };
}
