import { useEffect, useRef, useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import type { Unlabelled } from './calibration-shapes.ts';

interface Page {
  items: readonly Unlabelled[];
  nextCursor: string | null;
}

/** What was labelled last, and what the judge had said. */
export interface LastLabelled {
  one: Unlabelled;
  verdict: 'PASS' | 'FAIL';
}

/** Verdicts to label one after the other; more are read before the last one is reached. */
export function useLabelQueue({ targetId, first }: { targetId: string | null; first: Page }) {
  const { rpc } = useOrg();
  const [page, setPage] = useState(first);
  const [isLoading, setLoading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [last, setLast] = useState<LastLabelled | null>(null);
  const [labelled, setLabelled] = useState(0);
  const [skipped, setSkipped] = useState(0);
  const reading = useRef(false);

  async function read(cursor: string | null, keep: readonly Unlabelled[]): Promise<void> {
    if (reading.current) return;
    reading.current = true;
    setLoading(true);
    setProblem(null);
    try {
      const input = { cursor, ...(targetId !== null && { targetId }) };
      const more = await rpc.runs.toLabel.query(input);
      setPage((now) => ({
        items: [...(keep.length === 0 && cursor === null ? [] : now.items), ...more.items],
        nextCursor: more.nextCursor,
      }));
    } catch (thrown) {
      setProblem(toProblem(thrown).message);
    } finally {
      reading.current = false;
      setLoading(false);
    }
  }

  const { items, nextCursor } = page;
  const isLow = items.length < 2 && nextCursor !== null && problem === null;
  useEffect(() => {
    if (isLow && !reading.current) void read(nextCursor, items);
  });

  const advance = () => setPage((now) => ({ ...now, items: now.items.slice(1) }));
  return {
    current: items[0] ?? null,
    isLoading: isLoading || isLow,
    problem,
    last,
    labelled,
    skipped,
    labelledAs(done: LastLabelled) {
      setLast(done);
      setLabelled((count) => count + 1);
      advance();
    },
    skip() {
      setSkipped((count) => count + 1);
      advance();
    },
    /** Begins anew with what has no label. */
    retry() {
      setSkipped(0);
      setPage({ items: [], nextCursor: null });
      void read(null, []);
    },
  };
}
