import { useEffect, useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { reconnectDelayMs } from '../../runs+/parts/reconnect-delay.ts';

/** The newest save of a scenario, as the server tells of it. */
export type News = {
  version: number;
  name: string;
  description: string;
  tags: string[];
  savedBy: string | null;
  isOwn: boolean;
  savedAt: Date;
};

/**
 * The newest save of a scenario, while the page is looked at: a tab in the background lets its stream go,
 * as there may be only so many, and hears what it missed when it is looked at again.
 */
export function useNews(id: string): News | null {
  const { rpc } = useOrg();
  const [news, setNews] = useState<News | null>(null);

  useEffect(() => {
    let subscription: { unsubscribe(): void } | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;

    function listen() {
      stop();
      if (document.visibilityState === 'hidden') return;
      subscription = rpc.scenarios.watch.subscribe(
        { id },
        {
          onData: (data) => {
            failures = 0;
            setNews(data);
          },
          onComplete: again,
          onError: again,
        },
      );
    }
    function stop() {
      clearTimeout(timer);
      subscription?.unsubscribe();
      subscription = null;
    }
    function again() {
      stop();
      failures += 1;
      timer = setTimeout(listen, reconnectDelayMs(failures, Math.random()));
    }

    listen();
    document.addEventListener('visibilitychange', listen);
    return () => {
      document.removeEventListener('visibilitychange', listen);
      stop();
    };
  }, [rpc, id]);

  return news;
}
