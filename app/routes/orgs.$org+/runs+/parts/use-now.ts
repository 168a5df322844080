import { useEffect, useState } from 'react';

/** The time in milliseconds, once a second while `isOn`; null before the page has come alive. */
export function useNow(isOn: boolean): number | null {
  const [nowMs, setNowMs] = useState<number | null>(null);
  useEffect(() => {
    if (!isOn) return;
    const tick = () => setNowMs(Date.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [isOn]);
  return nowMs;
}
