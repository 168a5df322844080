import { useEffect, useRef, useState } from 'react';
import { stoppedText } from '#server/areas/runs/schema.ts';
import { countsOf, isOver, type RunSummary } from './run-shapes.ts';

/** Tells screen readers how a run came out, when it ends while they are on the page. */
export function ResultAnnouncer({ run }: { run: RunSummary }) {
  const [said, setSaid] = useState('');
  const wasOver = useRef(isOver(run.status));
  useEffect(() => {
    const over = isOver(run.status);
    if (over && !wasOver.current) setSaid(sentence(run));
    wasOver.current = over;
  }, [run]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}

function sentence(run: RunSummary): string {
  const how = { CANCELLED: 'was cancelled', FAILED: 'broke off' }[run.status as string];
  const counts = countsOf(run);
  const parts = [
    counts.PASS > 0 && `${counts.PASS} passed`,
    counts.FAIL > 0 && `${counts.FAIL} failed`,
    counts.ERROR > 0 && `${counts.ERROR} ${counts.ERROR === 1 ? 'error' : 'errors'}`,
    counts.UNCHECKED > 0 && `${counts.UNCHECKED} unchecked`,
  ].filter(Boolean);
  const { stoppedBy } = run;
  const stopped = stoppedBy ? ` ${stoppedText({ ...run, stoppedBy })}.` : '';
  return `Run ${run.number} ${how ?? 'is finished'}: ${parts.join(', ') || 'nothing was played'}.${stopped}`;
}
