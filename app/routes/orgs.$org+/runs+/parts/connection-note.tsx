import { useEffect, useState } from 'react';
import { Spinner } from '#app/ui/spinner.tsx';
import type { Connection } from './use-run-stream.ts';

const patienceMs = 1_500;

/** Says that the page is catching up again, once that takes longer than a moment. */
export function ConnectionNote({ connection }: { connection: Connection }) {
  const [isLong, setLong] = useState(false);
  const isLost = connection === 'connecting';
  useEffect(() => {
    if (!isLost) return;
    const timer = setTimeout(() => setLong(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isLost]);
  return (
    <span role="status" className="text-muted text-sm">
      {isLost && isLong && (
        <span className="inline-flex items-center gap-1.5 align-middle">
          <Spinner />
          Reconnecting…
        </span>
      )}
    </span>
  );
}
