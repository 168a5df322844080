import { Link } from '@remix-run/react';
import { ArrowRight } from 'lucide-react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { durationText } from '#app/ui/duration-text.ts';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { FailingItems } from '../../runs+/parts/failing-items.tsx';
import { RunLegend } from '../../runs+/parts/run-legend.tsx';
import { RunVerdictBar } from '../../runs+/parts/run-verdict-bar.tsx';
import { targetsText } from '../../runs+/parts/targets-text.ts';
import { outcomeText } from './outcome-text.ts';
import type { Overview } from './read-overview.server.ts';

const shownAtMost = 6;

export interface LatestRunProps {
  run: NonNullable<Overview['latest']>;
  failures: Overview['failures'];
}

/** How the last run came out, and each failure in one sentence that leads to its conversation. */
export function LatestRun({ run, failures }: LatestRunProps) {
  const org = useOrg();
  const href = org.to(`runs/${run.id}`);
  const shown = failures.slice(0, shownAtMost);
  const more = failures.length - shown.length;
  return (
    <section
      aria-labelledby="latest-run"
      className="overflow-clip rounded-xl border border-line bg-surface shadow-xs"
    >
      <header className="flex flex-col gap-4 px-4 pt-4 pb-4 sm:px-5 sm:pt-5">
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="min-w-0">
            <p className="text-muted text-sm">
              Latest run · <RelativeTime at={run.finishedAt ?? run.createdAt} />
            </p>
            <h2 id="latest-run" className="mt-1 text-balance font-semibold text-2xl">
              {run.status === 'FAILED' ? 'The run stopped early' : outcomeText(run)}
            </h2>
            <p className="mt-1 text-muted text-sm [overflow-wrap:anywhere]">
              <span className="text-ink">{run.suiteName}</span> against{' '}
              <span title={run.targets.map(({ name }) => name).join('\n')}>
                {targetsText(run.targets)}
              </span>
              {run.durationMs !== null && ` in ${durationText(run.durationMs)}`}
            </p>
          </div>
          <Button asChild>
            <Link to={href} prefetch="intent">
              Open run {run.number}
              <ArrowRight aria-hidden="true" />
            </Link>
          </Button>
        </div>
        <div className="flex flex-col gap-2.5">
          <RunVerdictBar run={run} size="lg" />
          <RunLegend run={run} />
        </div>
        {run.error && <p className="text-fail text-sm">{run.error}</p>}
      </header>
      {shown.length > 0 && (
        <div className="border-line border-t">
          <FailingItems items={shown} itemsPath={`${href}/items/`} />
        </div>
      )}
      {more > 0 && (
        <p className="border-line border-t px-4 py-2.5 text-sm sm:px-5">
          <TextLink to={href}>and {more.toLocaleString('en')} more</TextLink>
        </p>
      )}
    </section>
  );
}
