import { useEffect, useRef, useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';

export type Live<T> = { data: T | null; problem: string | null; isPending: boolean };

/**
 * Asks the server again `delayMs` after `key` last changed, and drops answers that come too late. Null
 * asks nothing. The last answer stays until the next one, so nothing jumps.
 */
export function useLive<T>(
  key: string | null,
  ask: (signal: AbortSignal) => Promise<T>,
  delayMs = 250,
): Live<T> {
  const [live, setLive] = useState<Live<T>>({ data: null, problem: null, isPending: false });
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (key === null) {
      setLive({ data: null, problem: null, isPending: false });
      return;
    }
    const ending = new AbortController();
    setLive((was) => ({ ...was, isPending: true }));
    const timer = setTimeout(async () => {
      try {
        const data = await latest.current(ending.signal);
        if (!ending.signal.aborted) setLive({ data, problem: null, isPending: false });
      } catch (thrown) {
        if (ending.signal.aborted) return;
        setLive((was) => ({ ...was, problem: toProblem(thrown).message, isPending: false }));
      }
    }, delayMs);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [key, delayMs]);
  return live;
}
