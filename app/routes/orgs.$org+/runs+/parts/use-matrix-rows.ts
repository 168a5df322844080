import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import type { RowFilter } from '#server/areas/runs/schema.ts';
import {
  addPage,
  beginRows,
  type LoadedRows,
  missingFrom,
  patchRows,
  renewRows,
  rowAt,
  sizeOf,
} from './loaded-rows.ts';
import type { RowPage, RunDetail, RunItem } from './run-shapes.ts';
import { shownTargets } from './shown-targets.ts';

/** What is looked at, by places. */
export interface Looked {
  first: number;
  last: number;
}

export interface MatrixSource {
  loaded: LoadedRows;
  /** True while the search of a filter goes on. */
  isSearching: boolean;
  /** True when rows could not be read; `retry` tries once more. */
  hasFailed: boolean;
  retry: () => void;
  /** Says what is looked at: what is missing there is read. */
  look: (looked: Looked) => void;
  /** Puts in what the live stream told. */
  hear: (news: { items: readonly RunItem[]; isTooMuch: boolean }) => void;
}

/** A moment to see where the scroll bar comes to rest. */
const restMs = 60;
const renewMs = 1_500;
const mostAtOnce = 200;
const before = 10;

/**
 * The rows of a run's matrix, read as they come into view, one call at a time. The loader's page is where
 * it begins; another page of the loader begins anew.
 */
export function useMatrixRows(
  run: RunDetail,
  page: RowPage,
  filter: RowFilter | undefined,
): MatrixSource {
  const { rpc } = useOrg();
  const { targets, rowCount } = run;
  const begun = useMemo(
    () => ({
      page,
      loaded: beginRows(page, {
        targets: shownTargets(targets, filter),
        rowCount,
        isFiltered: filter !== undefined,
      }),
    }),
    [page, filter, targets, rowCount],
  );
  const [state, setState] = useState(begun);
  const current = state.page === page ? state : begun;
  useEffect(() => {
    if (state.page !== page) setState(begun);
  }, [state.page, page, begun]);
  const [hasFailed, setFailed] = useState(false);

  const now = useRef({ ...current, filter, looked: { first: 0, last: 0 } });
  const timers = useRef<{ read?: Timer; renew?: Timer }>({});
  const isReading = useRef(false);
  useEffect(() => {
    now.current = { ...current, filter, looked: now.current.looked };
  });
  const runs = useMemo(() => rpc.runs, [rpc]);
  const runId = run.id;

  const ask = useCallback(
    async (
      from: number,
      limit: number,
      put: (loaded: LoadedRows, page: RowPage) => LoadedRows,
    ): Promise<void> => {
      const asked = now.current;
      isReading.current = true;
      try {
        const got = await runs.rows.query({ runId, from, limit, filter: asked.filter });
        setFailed(false);
        setState((was) =>
          was.page === asked.page ? { ...was, loaded: put(was.loaded, got) } : was,
        );
      } catch {
        setFailed(true);
      } finally {
        isReading.current = false;
      }
    },
    [runs, runId],
  );

  const readMissing = useCallback(() => {
    clearTimeout(timers.current.read);
    timers.current.read = setTimeout(() => {
      const { loaded, looked } = now.current;
      if (isReading.current) return;
      const wide = { first: looked.first - before, last: looked.last + before };
      const from = missingFrom(loaded, wide);
      if (from !== null) void ask(from, 50, addPage);
    }, restMs);
  }, [ask]);

  const renew = useCallback(() => {
    timers.current.renew ??= setTimeout(() => {
      timers.current.renew = undefined;
      const { loaded, looked } = now.current;
      if (isReading.current) return renew();
      const from = loaded.found ? 0 : (rowAt(loaded, looked.first) ?? 0);
      const wanted = loaded.found ? Math.max(50, loaded.found.length) : looked.last - from + before;
      // A long list that was found is renewed by its changes alone, or it would jump.
      if (wanted > mostAtOnce) return;
      void ask(from, Math.max(1, wanted), renewRows);
    }, renewMs);
  }, [ask]);

  const { loaded } = current;
  // Whatever came may not have been all that is looked at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is there has changed
  useEffect(() => {
    if (!hasFailed) readMissing();
  }, [loaded, hasFailed, readMissing]);
  useEffect(
    () => () => {
      clearTimeout(timers.current.read);
      clearTimeout(timers.current.renew);
    },
    [],
  );

  const look = useCallback(
    (looked: Looked) => {
      now.current.looked = looked;
      readMissing();
    },
    [readMissing],
  );
  const hear = useCallback<MatrixSource['hear']>(
    ({ items, isTooMuch }) => {
      setState((was) => {
        const next = patchRows(was.loaded, items);
        return next === was.loaded ? was : { ...was, loaded: next };
      });
      if (isTooMuch || (now.current.filter && items.length > 0)) renew();
    },
    [renew],
  );
  return {
    loaded,
    isSearching: loaded.found !== null && loaded.next !== null && sizeOf(loaded) < mostAtOnce,
    hasFailed,
    retry: () => setFailed(false),
    look,
    hear,
  };
}

type Timer = ReturnType<typeof setTimeout> | undefined;
