import { useOrg } from '#app/rpc/use-org.ts';
import { Badge } from '#app/ui/badge.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { Verdict, type VerdictName } from '#app/ui/verdict.tsx';

export interface LastRunProps {
  run: {
    id: string;
    number: number;
    status: 'QUEUED' | 'RUNNING' | 'CANCELLING' | 'CANCELLED' | 'COMPLETED' | 'FAILED';
    verdict: VerdictName | null;
    itemCount: number;
    passCount: number;
    createdAt: Date;
  } | null;
}

/** How the latest run of a suite came out, with the way to it. */
export function LastRun({ run }: LastRunProps) {
  const org = useOrg();
  if (!run) return <span className="text-muted">never</span>;
  const isOver = ['COMPLETED', 'FAILED', 'CANCELLED'].includes(run.status);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2.5 gap-y-0.5 whitespace-nowrap">
      {isOver && run.verdict ? (
        <Verdict verdict={run.verdict} label={`${run.passCount} of ${run.itemCount} passed`} />
      ) : (
        <Badge tone={isOver ? 'neutral' : 'accent'}>{words[run.status]}</Badge>
      )}
      <TextLink
        tone="quiet"
        to={org.to(`runs/${run.id}`)}
        aria-label={`Run ${run.number}`}
        className="text-muted text-xs"
      >
        #{run.number} · <RelativeTime at={run.createdAt} />
      </TextLink>
    </span>
  );
}

const words = {
  QUEUED: 'Queued',
  RUNNING: 'Running',
  CANCELLING: 'Stopping',
  CANCELLED: 'Cancelled',
  COMPLETED: 'Done',
  FAILED: 'Failed to run',
} as const;
