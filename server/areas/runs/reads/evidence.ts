import type { Scope } from '#server/core/scope.ts';

/** When the evidence of a run was dropped, and for how many days it had been kept. */
export type Dropped = { at: Date; keptDays: number };

export const droppedColumns = { evidenceDroppedAt: true, evidenceKeptDays: true } as const;

/** Null as long as the evidence is there. */
export function droppedOf(run: {
  evidenceDroppedAt: Date | null;
  evidenceKeptDays: number | null;
}): Dropped | null {
  const { evidenceDroppedAt: at, evidenceKeptDays: keptDays } = run;
  return at === null || keptDays === null ? null : { at, keptDays };
}

/**
 * Whether the evidence of a run was dropped. Asked after the evidence was read, it tells whether that
 * was all of it: the mark is there before the first row goes.
 */
export async function readDropped(scope: Scope, runId: string): Promise<Dropped | null> {
  const run = await scope.db.run.findFirst({ where: { id: runId }, select: droppedColumns });
  return run && droppedOf(run);
}
