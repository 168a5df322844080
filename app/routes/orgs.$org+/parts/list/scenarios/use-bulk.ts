import { useRevalidator } from '@remix-run/react';
import { useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';
import { useToast } from '#app/ui/toast.tsx';

/** What a bulk change did, in words, and its way back where there is one. */
export type Done = { title: string; undo?: () => Promise<unknown> };

/**
 * Runs one bulk change after the other, reads the page anew, says what was done and offers Undo.
 * `act` rejects with a sentence when it did not work; `run` says it in a toast instead.
 */
export function useBulk(): {
  isPending: boolean;
  act: (work: () => Promise<Done>) => Promise<void>;
  run: (work: () => Promise<Done>) => Promise<void>;
} {
  const toast = useToast();
  const revalidator = useRevalidator();
  const [isPending, setPending] = useState(false);
  const tellProblem = (thrown: unknown) =>
    toast({ title: toProblem(thrown).message, tone: 'danger', durationMs: 10_000 });

  async function undo(back: () => Promise<unknown>) {
    try {
      await back();
      toast({ title: 'Undone', tone: 'success' });
    } catch (thrown) {
      tellProblem(thrown);
    }
    revalidator.revalidate();
  }
  async function attempt(work: () => Promise<Done>) {
    setPending(true);
    try {
      const { title, undo: back } = await work();
      const action = back && { label: 'Undo', onSelect: () => void undo(back) };
      toast({ title, tone: 'success', ...(action ? { action } : {}) });
      revalidator.revalidate();
    } finally {
      setPending(false);
    }
  }
  return {
    isPending,
    act: async (work) => {
      try {
        await attempt(work);
      } catch (thrown) {
        throw new Error(toProblem(thrown).message, { cause: thrown });
      }
    },
    run: async (work) => {
      try {
        await attempt(work);
      } catch (thrown) {
        tellProblem(thrown);
      }
    },
  };
}
