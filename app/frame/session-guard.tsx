import { useRouteLoaderData } from '@remix-run/react';
import { type ReactNode, useEffect, useState } from 'react';
import type { loader } from '#app/root.tsx';
import { accountRpc } from '#app/rpc/client.ts';
import { onSuspicion } from '#app/rpc/suspicion.ts';
import { ClosedPage } from './closed-page.tsx';
import { leavePage } from './leave-page.ts';
import { onSignedOut } from './signed-out-channel.ts';

const betweenLooksMs = 3_000;
const idleCheckMs = 60_000;

export interface SessionGuardProps {
  /** Who the page was made for. */
  personId: string;
  children: ReactNode;
}

/**
 * Keeps what one person may see from whoever comes to the tab after them. When the session has ended
 * elsewhere, the page is loaded afresh: as soon as a call says so, another tab signs out, or somebody
 * looks at the tab. A tab that nobody touched for as long as a session lasts unused is closed without
 * asking the server, which would count as a use.
 */
export function SessionGuard({ personId, children }: SessionGuardProps) {
  const idleMs = useRouteLoaderData<typeof loader>('root')?.sessionIdleMs ?? null;
  const [isClosed, setClosed] = useState(false);
  useEffect(() => {
    let lookedAt = Number.NEGATIVE_INFINITY;
    let isLooking = false;
    async function look() {
      if (isLooking) return;
      isLooking = true;
      lookedAt = performance.now();
      try {
        const me = await accountRpc.me.get.query();
        if (me?.id !== personId) leavePage();
      } catch {
        // Nobody answers; what comes next asks again.
      } finally {
        isLooking = false;
      }
    }
    function onAttention() {
      const isDue = performance.now() > lookedAt + betweenLooksMs;
      if (isDue && document.visibilityState === 'visible') void look();
    }
    const ends = [
      onSuspicion(() => void look()),
      onSignedOut(() => void look()),
      listen(window, ['focus', 'pageshow', 'online'], onAttention),
      listen(document, ['visibilitychange'], onAttention),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [personId]);

  useEffect(() => {
    if (idleMs === null) return;
    let touchedAt = Date.now();
    const end = listen(window, ['pointerdown', 'keydown', 'focus'], () => {
      touchedAt = Date.now();
    });
    const timer = setInterval(
      () => {
        if (Date.now() - touchedAt > idleMs) setClosed(true);
      },
      Math.min(idleCheckMs, idleMs),
    );
    return () => {
      end();
      clearInterval(timer);
    };
  }, [idleMs]);
  return isClosed ? <ClosedPage /> : children;
}

function listen(to: EventTarget, names: readonly string[], on: () => void): () => void {
  for (const name of names) to.addEventListener(name, on);
  return () => {
    for (const name of names) to.removeEventListener(name, on);
  };
}
