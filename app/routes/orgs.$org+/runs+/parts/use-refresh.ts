import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

/** Reads the page anew every so often while `isOn` and someone looks at it. */
export function useRefresh(isOn: boolean, everyMs = 3_000): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isOn || state !== 'idle') return;
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible' && navigator.onLine) revalidate();
    }, everyMs);
    return () => clearTimeout(timer);
  }, [isOn, state, everyMs, revalidate]);
}
