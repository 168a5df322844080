import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import type { Transcript } from './transcript-shapes.ts';

/** Reads the page anew when a conversation that is still to be played has changed. */
export function useFollowItem(item: Pick<Transcript, 'id' | 'runId' | 'status'>): void {
  const { rpc } = useOrg();
  const { revalidate } = useRevalidator();
  const isOpen = item.status === 'PENDING' || item.status === 'RUNNING';
  useEffect(() => {
    if (!isOpen) return;
    const subscription = rpc.runs.watch.subscribe(
      { runId: item.runId },
      {
        onData: ({ data }) => {
          const news = data.items.find(({ id }) => id === item.id);
          if (data.isTooMuch || (news && news.status !== item.status)) revalidate();
        },
      },
    );
    return () => subscription.unsubscribe();
  }, [rpc, isOpen, item.id, item.runId, item.status, revalidate]);
}
