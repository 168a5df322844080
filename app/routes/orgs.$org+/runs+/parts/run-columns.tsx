import { durationText } from '#app/ui/duration-text.ts';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import type { Column } from '#app/ui/table-column.ts';
import { RunResult } from './run-result.tsx';
import { isOver, type RunSummary } from './run-shapes.ts';
import { RunVerdictBar } from './run-verdict-bar.tsx';
import { targetsText } from './targets-text.ts';

/** The columns of a list of runs. */
export const runColumns: Column<RunSummary>[] = [
  {
    id: 'run',
    header: 'Run',
    className: 'w-full min-w-40',
    cell: (run) => (
      <>
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="line-clamp-2 font-medium [overflow-wrap:anywhere]">{run.suiteName}</span>
          <span className="text-muted tabular-nums">#{run.number}</span>
        </span>
        <span className="block text-muted text-xs tabular-nums @md:hidden">
          {countText(run)} · <RelativeTime at={run.createdAt} />
        </span>
      </>
    ),
  },
  { id: 'result', header: 'Result', cell: (run) => <RunResult run={run} /> },
  {
    id: 'verdicts',
    header: 'Conversations',
    hideBelow: 'sm',
    cell: (run) => <Conversations run={run} />,
  },
  {
    id: 'targets',
    header: 'Targets',
    hideBelow: 'lg',
    cell: (run) => (
      <span
        title={run.targets.map(({ name }) => name).join('\n')}
        className="block max-w-44 truncate text-muted"
      >
        {targetsText(run.targets)}
      </span>
    ),
  },
  {
    id: 'by',
    header: 'Started by',
    hideBelow: 'lg',
    cell: (run) => (
      <span title={run.startedBy ?? undefined} className="block max-w-36 truncate text-muted">
        {run.startedBy ?? 'someone who has left'}
      </span>
    ),
  },
  {
    id: 'when',
    header: 'When',
    hideBelow: 'md',
    className: 'whitespace-nowrap text-muted',
    cell: (run) => <RelativeTime at={run.createdAt} />,
  },
  {
    id: 'took',
    header: 'Duration',
    align: 'end',
    hideBelow: 'lg',
    className: 'whitespace-nowrap text-muted',
    cell: (run) => (run.durationMs === null ? '' : durationText(run.durationMs)),
  },
];

function Conversations({ run }: { run: RunSummary }) {
  return (
    <span className="flex min-w-40 flex-col gap-1">
      <RunVerdictBar run={run} />
      <span className="whitespace-nowrap text-muted text-xs tabular-nums">{countText(run)}</span>
    </span>
  );
}

function countText(run: RunSummary): string {
  const [count, word] = isOver(run.status) ? [run.passCount, 'passed'] : [run.doneCount, 'played'];
  const stopped = run.stoppedBy ? ', stopped early' : '';
  return `${count.toLocaleString('en')} of ${run.itemCount.toLocaleString('en')} ${word}${stopped}`;
}
