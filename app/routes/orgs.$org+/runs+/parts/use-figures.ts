import { useEffect, useMemo, useRef, useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { isOver, type RunDetail, type RunFigures } from './run-shapes.ts';

/** Few conversations are summed up often; many cost the database more than they tell. */
const soonMs = 600;
const lateMs = 5_000;
const few = 2_000;

/** What each target came to, read anew as a run goes on and once it is over. */
export function useFigures(run: RunDetail, loaded: RunFigures): RunFigures {
  const { rpc } = useOrg();
  const runs = useMemo(() => rpc.runs, [rpc]);
  const [read, setRead] = useState<{ from: RunFigures; figures: RunFigures } | null>(null);
  const { id, doneCount, status } = run;
  const shown = useRef(`${doneCount} ${status}`);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const everyMs = run.itemCount > few && !isOver(status) ? lateMs : soonMs;
  useEffect(() => {
    const state = `${doneCount} ${status}`;
    if (shown.current === state || timer.current !== undefined) return;
    timer.current = setTimeout(async () => {
      timer.current = undefined;
      shown.current = state;
      try {
        const figures = await runs.figures.query({ id });
        setRead({ from: loaded, figures });
      } catch {
        // The next change tries again; what is shown stays true as of when it was read.
      }
    }, everyMs);
  }, [runs, id, doneCount, status, everyMs, loaded]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return read && read.from === loaded ? read.figures : loaded;
}
