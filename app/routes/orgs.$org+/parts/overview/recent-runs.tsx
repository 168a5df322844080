import { useOrg } from '#app/rpc/use-org.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { type Column, Table } from '#app/ui/table.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { RunVerdictBar } from '../../runs+/parts/run-verdict-bar.tsx';
import type { Overview } from './read-overview.server.ts';

type Run = Overview['runs'][number];

const unfinished: Partial<Record<Run['status'], string>> = {
  QUEUED: 'Queued',
  RUNNING: 'Running',
  CANCELLING: 'Stopping',
  CANCELLED: 'Cancelled',
  FAILED: 'Broke off',
};

const columns: Column<Run>[] = [
  {
    id: 'run',
    header: 'Run',
    className: 'w-full',
    cell: (run) => (
      <span className="flex min-w-0 items-center gap-2">
        <span className="text-muted tabular-nums">#{run.number}</span>
        <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{run.suiteName}</span>
        {unfinished[run.status] && <Badge>{unfinished[run.status]}</Badge>}
      </span>
    ),
  },
  {
    id: 'result',
    header: 'Result',
    hideBelow: 'sm',
    cell: (run) => (
      <span className="flex w-32">
        <RunVerdictBar run={run} />
      </span>
    ),
  },
  {
    id: 'passed',
    header: 'Passed',
    align: 'end',
    className: 'whitespace-nowrap',
    cell: (run) => `${run.passCount} of ${run.itemCount}`,
  },
  {
    id: 'when',
    header: 'Started',
    hideBelow: 'md',
    className: 'whitespace-nowrap text-muted',
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
];

/** The last few runs. */
export function RecentRuns({ runs }: { runs: Overview['runs'] }) {
  const org = useOrg();
  return (
    <Card
      title="Recent runs"
      flush
      actions={
        <TextLink to={org.to('runs')} className="text-sm">
          All runs
        </TextLink>
      }
    >
      <Table
        bare
        label="Recent runs"
        rows={runs.slice(0, 8)}
        rowKey={({ id }) => id}
        rowHref={({ id }) => org.to(`runs/${id}`)}
        columns={columns}
      />
    </Card>
  );
}
