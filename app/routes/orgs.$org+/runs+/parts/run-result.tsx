import { Ban, CircleDashed, TriangleAlert } from 'lucide-react';
import { Spinner } from '#app/ui/spinner.tsx';
import { Verdict } from '#app/ui/verdict.tsx';
import type { RunSummary } from './run-shapes.ts';

const states = {
  QUEUED: { word: 'Queued', icon: <CircleDashed aria-hidden="true" className="size-3.5" /> },
  RUNNING: { word: 'Running', icon: <Spinner /> },
  CANCELLING: { word: 'Stopping', icon: <Spinner /> },
  CANCELLED: { word: 'Cancelled', icon: <Ban aria-hidden="true" className="size-3.5" /> },
  FAILED: { word: 'Broke off', icon: <TriangleAlert aria-hidden="true" className="size-3.5" /> },
} as const;

/** How a run came out, or where it stands when it has no verdict that counts. */
export function RunResult({
  run,
  size = 'compact',
}: {
  run: Pick<RunSummary, 'status' | 'verdict'>;
  size?: 'compact' | 'full';
}) {
  if (run.status === 'COMPLETED' && run.verdict) {
    return <Verdict verdict={run.verdict} size={size} />;
  }
  const { word, icon } = states[run.status === 'COMPLETED' ? 'CANCELLED' : run.status];
  const look =
    run.status === 'FAILED' ? 'bg-error-soft text-error' : 'bg-unchecked-soft text-muted';
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap align-middle font-medium text-sm ${
        size === 'full' ? `h-6 rounded-md px-2 ${look}` : 'text-muted'
      }`}
    >
      {icon}
      {word}
    </span>
  );
}
