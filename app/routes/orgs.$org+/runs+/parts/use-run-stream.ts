import { useRevalidator } from '@remix-run/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { reconnectDelayMs } from './reconnect-delay.ts';
import { isOver, type RunDetail, type RunItem } from './run-shapes.ts';

/** `live`: changes come in; `connecting`: they will again soon; `over`: there will be none. */
export type Connection = 'live' | 'connecting' | 'over';

export interface RunUpdate {
  run: RunDetail;
  /** Items that changed, the newest state of each. */
  items: readonly RunItem[];
  /** Too many changed to be told. */
  isTooMuch: boolean;
}

/** Updates of one moment are handed on together, so that a fast run does not draw a slow page. */
const gatherMs = 100;

/**
 * Follows a run from what the loader read on, as long as it is not over. A lost connection comes back
 * by itself and goes on where it was; when the run may not be seen any more, the page is read anew and
 * says so.
 */
export function useRunStream(run: RunDetail, onUpdate: (update: RunUpdate) => void): Connection {
  const { rpc } = useOrg();
  const { revalidate } = useRevalidator();
  const [isLive, setLive] = useState(true);
  const seen = useRef(run.seq);
  const handlers = useRef({ onUpdate, revalidate });
  useEffect(() => {
    handlers.current = { onUpdate, revalidate };
    seen.current = Math.max(seen.current, run.seq);
  });
  const over = isOver(run.status);
  const follow = useMemo(() => ({ runs: rpc.runs, runId: run.id }), [rpc, run.id]);

  useEffect(() => {
    if (over) return;
    const { runs, runId } = follow;
    const gathered = gather((update) => handlers.current.onUpdate(update));
    let subscription: { unsubscribe(): void } | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let attempt = 0;
    let isOverNow = false;
    let isLeft = false;

    function connect() {
      subscription = runs.watch.subscribe(
        { runId, lastEventId: String(seen.current) },
        {
          onConnectionStateChange: ({ state }) => {
            if (state === 'pending') attempt = 0;
            if (state !== 'idle') setLive(state === 'pending');
          },
          onData: ({ id, data }) => {
            seen.current = Math.max(seen.current, Number(id));
            isOverNow = isOver(data.run.status);
            gathered.add(data);
          },
          // The server ends long streams, and says nothing when it goes away for good.
          onComplete: () => again(),
          onError: () => again(),
        },
      );
    }

    function again() {
      if (isLeft || isOverNow) return;
      setLive(false);
      attempt += 1;
      clearTimeout(timer);
      timer = setTimeout(retry, reconnectDelayMs(attempt, Math.random()));
    }

    // EventSource hides why it was refused; an ordinary call says it.
    async function retry() {
      try {
        await runs.get.query({ id: runId });
        if (!isLeft) connect();
      } catch (thrown) {
        if (isLeft) return;
        if (isFinal(toProblem(thrown).reason)) handlers.current.revalidate();
        else again();
      }
    }

    connect();
    return () => {
      isLeft = true;
      clearTimeout(timer);
      gathered.stop();
      subscription?.unsubscribe();
    };
  }, [follow, over]);

  return over ? 'over' : isLive ? 'live' : 'connecting';
}

/** True for refusals that trying again does not change: signed out, no longer allowed, gone. */
function isFinal(reason: string): boolean {
  return ['session.missing', 'access.missing', 'runs.notFound', 'org.notFound'].includes(reason);
}

function gather(hand: (update: RunUpdate) => void) {
  let run: RunDetail | null = null;
  const items = new Map<string, RunItem>();
  let isTooMuch = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function flush() {
    timer = undefined;
    if (!run) return;
    hand({ run, items: [...items.values()], isTooMuch });
    items.clear();
    isTooMuch = false;
  }
  return {
    add(update: RunUpdate) {
      run = update.run;
      isTooMuch ||= update.isTooMuch;
      for (const item of update.items) items.set(item.id, item);
      timer ??= setTimeout(flush, gatherMs);
    },
    stop: () => clearTimeout(timer),
  };
}
