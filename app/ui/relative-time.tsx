import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { exactTimeText, relativeTimeText } from './relative-time-text.ts';

const NowContext = createContext<number | null>(null);

export interface NowProviderProps {
  /** The server's time in milliseconds, from the root loader, so that both sides draw the same. */
  serverNowMs: number;
  children: ReactNode;
}

/** Stands once around the app; moves every RelativeTime along twice a minute. */
export function NowProvider({ serverNowMs, children }: NowProviderProps) {
  const [nowMs, setNowMs] = useState(serverNowMs);
  useEffect(() => {
    const tick = () => setNowMs(Date.now());
    tick();
    const timer = setInterval(tick, 30_000);
    return () => clearInterval(timer);
  }, []);
  return <NowContext.Provider value={nowMs}>{children}</NowContext.Provider>;
}

export interface RelativeTimeProps {
  at: Date | string | number;
  className?: string;
}

/** When, as people say it, with the exact time as its title. Outside a NowProvider: the exact time. */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const nowMs = useContext(NowContext);
  const atMs = new Date(at).getTime();
  if (Number.isNaN(atMs)) return null;
  const exact = exactTimeText(atMs);
  return (
    <time dateTime={new Date(atMs).toISOString()} title={exact} className={className}>
      {nowMs === null ? exact : relativeTimeText(atMs, nowMs)}
    </time>
  );
}
