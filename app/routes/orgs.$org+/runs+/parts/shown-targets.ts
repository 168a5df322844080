import type { RowFilter } from '#server/areas/runs/schema.ts';
import type { RunTarget } from './run-shapes.ts';

/** The columns that a filter leaves: one target, or all. */
export function shownTargets(
  targets: readonly RunTarget[],
  filter: RowFilter | undefined,
): readonly RunTarget[] {
  const position = filter?.target;
  const only = targets.filter((target) => target.position === position);
  return only.length > 0 ? only : targets;
}
