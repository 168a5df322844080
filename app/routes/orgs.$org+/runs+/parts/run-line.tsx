import { RelativeTime } from '#app/ui/relative-time.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { RunResult } from './run-result.tsx';
import type { RunSummary } from './run-shapes.ts';
import { RunVerdictBar } from './run-verdict-bar.tsx';

/** One run on one line: suite, number, result, bar and when. For overviews. */
export function RunLine({ run, to }: { run: RunSummary; to: string }) {
  return (
    <div className="@container">
      <div className="grid items-center gap-x-4 gap-y-1.5 @lg:grid-cols-[minmax(0,1fr)_8rem_6.5rem_6rem]">
        <span className="flex min-w-0 items-baseline gap-2">
          <TextLink tone="quiet" to={to} className="truncate font-medium">
            {run.suiteName}
          </TextLink>
          <span className="text-muted text-sm tabular-nums">#{run.number}</span>
        </span>
        <RunVerdictBar run={run} />
        <RunResult run={run} />
        <RelativeTime at={run.createdAt} className="text-muted text-sm @lg:text-right" />
      </div>
    </div>
  );
}
