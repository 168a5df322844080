/** A target as it was frozen into a run; `position` is its column. */
export type PairableTarget = { position: number; targetId: string; name: string };

/** Columns that are compared with each other; null where the run of that side has none. */
export type TargetPair =
  | { base: number; run: number }
  | { base: number; run: null }
  | { base: null; run: number };

/**
 * Which columns of two runs are compared: those of the same target, then of what is left those of the
 * same name (a target that was deleted and made again). The rest stands alone. A run has no target twice,
 * and names that are there twice are paired in order.
 */
export function pairTargets(
  base: readonly PairableTarget[],
  run: readonly PairableTarget[],
): TargetPair[] {
  const left = [...base];
  const take = (isIt: (target: PairableTarget) => boolean) => {
    const at = left.findIndex(isIt);
    return at < 0 ? null : (left.splice(at, 1)[0]?.position ?? null);
  };
  const byId = run.map((one) => take(({ targetId }) => targetId === one.targetId));
  const found = run.map((one, index) => byId[index] ?? take(({ name }) => name === one.name));
  const pairs = run.map(({ position }, index): TargetPair => {
    const other = found[index] ?? null;
    return other === null ? { base: null, run: position } : { base: other, run: position };
  });
  return [...pairs, ...left.map(({ position }): TargetPair => ({ base: position, run: null }))];
}
