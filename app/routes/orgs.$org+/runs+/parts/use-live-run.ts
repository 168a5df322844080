import { useCallback, useEffect, useState } from 'react';
import { applyItems, buildMatrix, type MatrixRow } from './matrix-rows.ts';
import type { RunDetail, RunItem } from './run-shapes.ts';
import { type Connection, type RunUpdate, useRunStream } from './use-run-stream.ts';

interface LiveRun {
  run: RunDetail;
  rows: MatrixRow[];
  /** The loader's answer this began with. */
  from: RunDetail;
}

/** A run and its matrix, from what the loader read and kept current while it is played. */
export function useLiveRun(
  loaded: RunDetail,
  items: readonly RunItem[],
): { run: RunDetail; rows: MatrixRow[]; connection: Connection } {
  const [live, setLive] = useState<LiveRun>(() => begin(loaded, items));
  // A newer answer of the loader replaces what the stream had told; an older one does not.
  const isStale = live.from !== loaded && (live.run.id !== loaded.id || loaded.seq >= live.run.seq);
  useEffect(() => {
    if (isStale) setLive(begin(loaded, items));
  }, [isStale, loaded, items]);
  const current = isStale ? begin(loaded, items) : live;

  const update = useCallback(
    (news: RunUpdate) =>
      setLive((was) =>
        was.run.id === news.run.id
          ? { ...was, run: withFrozen(news.run, was.run), rows: applyItems(was.rows, news.items) }
          : was,
      ),
    [],
  );
  const connection = useRunStream(current.run, update);
  return { run: current.run, rows: current.rows, connection };
}

function begin(run: RunDetail, items: readonly RunItem[]): LiveRun {
  return { run, rows: buildMatrix(run, items), from: run };
}

/** Targets and scenarios never change; the same objects spare drawing every cell anew. */
function withFrozen(run: RunDetail, { targets, scenarios }: RunDetail): RunDetail {
  return { ...run, targets, scenarios };
}
