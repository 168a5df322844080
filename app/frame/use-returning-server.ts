import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';

const everyMs = 3_000;

/**
 * For a page that could not be read because the server was away: asks every few seconds whether it is
 * back, and at once when told to or when the network returns; then the page is read anew. Something
 * small is asked first, because a failed reading would also take away the frame around the page.
 */
export function useReturningServer(): { isAsking: boolean; ask: () => void } {
  const { revalidate, state } = useRevalidator();
  const [isAsking, setAsking] = useState(false);
  const asking = useRef(false);
  const look = useCallback(async () => {
    if (asking.current) return;
    asking.current = true;
    try {
      const { ok } = await fetch('/favicon.svg', { method: 'HEAD', cache: 'no-store' });
      if (ok) revalidate();
    } catch {
      // Still away: the next look may find it.
    } finally {
      asking.current = false;
      setAsking(false);
    }
  }, [revalidate]);
  useEffect(() => {
    const timer = setInterval(() => void look(), everyMs);
    const online = () => void look();
    window.addEventListener('online', online);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', online);
    };
  }, [look]);
  const ask = () => {
    setAsking(true);
    void look();
  };
  return { isAsking: isAsking || state === 'loading', ask };
}
