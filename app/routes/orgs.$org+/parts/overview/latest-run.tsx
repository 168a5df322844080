import { Link } from '@remix-run/react';
import { ArrowRight, ChevronRight } from 'lucide-react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { durationText } from '#app/ui/duration-text.ts';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { Verdict } from '#app/ui/verdict.tsx';
import { VerdictBar } from '#app/ui/verdict-bar.tsx';
import type { Overview } from './read-overview.server.ts';
import { countsOf, outcomeText } from './run-counts.ts';

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
              {run.targets.map(({ name }) => name).join(', ')}
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
        <VerdictBar counts={countsOf(run)} legend />
        {run.error && <p className="text-fail text-sm">{run.error}</p>}
      </header>
      {shown.length > 0 && (
        <ul aria-label="What failed" className="border-line border-t">
          {shown.map((failure) => (
            <Failure
              key={failure.id}
              failure={failure}
              href={`${href}/items/${failure.id}`}
              withTarget={run.targets.length > 1}
            />
          ))}
        </ul>
      )}
      {more > 0 && (
        <p className="border-line border-t px-4 py-2.5 text-sm sm:px-5">
          <TextLink to={href}>and {more.toLocaleString('en')} more</TextLink>
        </p>
      )}
    </section>
  );
}

interface FailureProps {
  failure: Overview['failures'][number];
  href: string;
  withTarget: boolean;
}

function Failure(props: FailureProps) {
  const { scenarioName, targetName, summary, verdict } = props.failure;
  return (
    <li className="not-first:border-line not-first:border-t">
      <Link
        to={props.href}
        prefetch="intent"
        data-row-link=""
        className="focus-ring-inset group flex items-start gap-3 px-4 py-3 transition-colors hover:bg-hover sm:px-5"
      >
        <Verdict verdict={verdict} size="icon" className="mt-px" />
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium [overflow-wrap:anywhere]">{scenarioName}</span>
            {props.withTarget && <span className="text-muted text-xs">{targetName}</span>}
          </span>
          {summary && (
            <span className="mt-0.5 line-clamp-2 text-muted text-sm [overflow-wrap:anywhere]">
              {summary}
            </span>
          )}
        </span>
        <ChevronRight
          aria-hidden="true"
          className="mt-0.5 size-4 shrink-0 self-center text-muted transition-transform group-hover:translate-x-0.5"
        />
      </Link>
    </li>
  );
}
