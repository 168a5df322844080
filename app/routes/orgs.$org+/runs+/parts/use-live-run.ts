import { useCallback, useEffect, useRef, useState } from 'react';
import type { RunDetail } from './run-shapes.ts';
import { type Connection, type RunUpdate, useRunStream } from './use-run-stream.ts';

interface LiveRun {
  run: RunDetail;
  /** The loader's answer this began with. */
  from: RunDetail;
}

/** A run from what the loader read, kept current while it is played; `onUpdate` hears of each change. */
export function useLiveRun(
  loaded: RunDetail,
  onUpdate: (update: RunUpdate) => void,
): { run: RunDetail; connection: Connection } {
  const [live, setLive] = useState<LiveRun>(() => ({ run: loaded, from: loaded }));
  // A newer answer of the loader replaces what the stream had told; an older one does not.
  const isStale = live.from !== loaded && (live.run.id !== loaded.id || loaded.seq >= live.run.seq);
  useEffect(() => {
    if (isStale) setLive({ run: loaded, from: loaded });
  }, [isStale, loaded]);
  const run = isStale ? loaded : live.run;

  const heard = useRef(onUpdate);
  useEffect(() => {
    heard.current = onUpdate;
  });
  const update = useCallback((news: RunUpdate) => {
    setLive((was) =>
      was.run.id === news.run.id ? { ...was, run: withFrozen(news.run, was.run) } : was,
    );
    heard.current(news);
  }, []);
  const connection = useRunStream(run, update);
  return { run, connection };
}

/** Targets never change; the same objects spare drawing every cell anew. */
function withFrozen(run: RunDetail, { targets }: RunDetail): RunDetail {
  return { ...run, targets };
}
