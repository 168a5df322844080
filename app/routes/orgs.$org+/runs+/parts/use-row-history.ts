import { useEffect, useMemo, useRef, useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import type { VerdictName } from '#app/ui/verdict.tsx';
import { type LoadedRows, rowAt } from './loaded-rows.ts';

/** How a cell came out in earlier runs, the oldest first. */
export type CellPast = readonly { number: number; verdict: VerdictName }[];
/** By row, then by the position of the target. */
export type History = ReadonlyMap<number, ReadonlyMap<number, CellPast>>;

const restMs = 250;
const mostRows = 100;

/** The past of the rows that are looked at, once one rests there; what was read is kept. */
export function useRowHistory(
  runId: string,
  loaded: LoadedRows,
  { first, last }: { first: number; last: number },
): History {
  const { rpc } = useOrg();
  const [history, setHistory] = useState<History>(() => new Map());
  const asked = useRef(new Set<number>());
  const runs = useMemo(() => rpc.runs, [rpc]);
  const { found, rowCount } = loaded;
  const seen = useMemo(
    () =>
      Array.from({ length: Math.min(mostRows, last - first + 1) }, (_, nth) =>
        rowAt({ ...loaded, found, rowCount }, first + nth),
      ).flatMap((row) => row ?? []),
    [loaded, found, rowCount, first, last],
  );
  useEffect(() => {
    const missing = seen.filter((row) => !asked.current.has(row));
    if (missing.length === 0) return;
    const leave = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const { cells } = await runs.history.query({ runId, rows: missing }, leave);
        for (const row of missing) asked.current.add(row);
        setHistory((was) => withCells(was, cells));
      } catch {
        // A past that can't be read is left out: the run itself is there.
      }
    }, restMs);
    return () => {
      clearTimeout(timer);
      leave.abort();
    };
  }, [runs, runId, seen]);
  return history;
}

function withCells(
  was: History,
  cells: readonly { row: number; targetPosition: number; runs: CellPast }[],
): History {
  const next = new Map(was);
  for (const { row, targetPosition, runs } of cells) {
    next.set(row, new Map([...(next.get(row) ?? []), [targetPosition, runs]]));
  }
  return next;
}
