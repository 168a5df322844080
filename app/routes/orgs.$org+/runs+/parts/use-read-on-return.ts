import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

const betweenReadsMs = 3_000;

/**
 * Reads the page anew when somebody comes back to it while `isOn`: an ended run says nothing by itself
 * when it is played again, or a verdict of it is overruled.
 */
export function useReadOnReturn(isOn: boolean): void {
  const { revalidate } = useRevalidator();
  const readAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (!isOn) return;
    function onReturn() {
      const isDue = performance.now() > readAt.current + betweenReadsMs;
      if (!isDue || document.visibilityState !== 'visible' || !navigator.onLine) return;
      readAt.current = performance.now();
      revalidate();
    }
    window.addEventListener('focus', onReturn);
    document.addEventListener('visibilitychange', onReturn);
    return () => {
      window.removeEventListener('focus', onReturn);
      document.removeEventListener('visibilitychange', onReturn);
    };
  }, [isOn, revalidate]);
}
