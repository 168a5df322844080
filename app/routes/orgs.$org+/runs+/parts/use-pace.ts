import { useEffect, useState } from 'react';
import { addSample, type Pace, runPace, type Sample } from './run-pace.ts';
import type { RunSummary } from './run-shapes.ts';

/** How fast a run goes and how long it will take, by what came in while the page is open. */
export function usePace(
  run: Pick<RunSummary, 'doneCount' | 'itemCount' | 'startedAt'>,
  nowMs: number | null,
): Pace | null {
  const startedMs = run.startedAt?.getTime() ?? null;
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  useEffect(() => {
    if (startedMs === null) return;
    setSamples((was) =>
      addSample(was.length === 0 ? [{ atMs: startedMs, done: 0 }] : was, {
        atMs: Date.now(),
        done: run.doneCount,
      }),
    );
  }, [startedMs, run.doneCount]);
  return nowMs === null ? null : runPace(samples, run.itemCount, nowMs);
}
