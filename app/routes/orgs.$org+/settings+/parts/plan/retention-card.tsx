import type { ReactNode } from 'react';
import { Callout } from '#app/ui/callout.tsx';
import { Card } from '#app/ui/card.tsx';
import { countText } from '#server/areas/plans/schema.ts';

export interface RetentionCardProps {
  /** What the plan keeps. */
  retentionDays: number;
  results: {
    keptDays: number;
    noticeUntil: Date | null;
    dueRuns: number;
    dueWithinDays: number;
  };
}

/** How long results and the log are kept, and how much of them goes next. */
export function RetentionCard({ retentionDays, results }: RetentionCardProps) {
  const { keptDays, noticeUntil, dueRuns, dueWithinDays } = results;
  const next = `the next ${countText(dueWithinDays, 'day')}`;
  return (
    <Card
      title="How long things are kept"
      description="Afterwards replies, reasons and what was sent are dropped. How each conversation came out, times and costs stay."
    >
      {noticeUntil && (
        <div className="mb-4">
          <Callout
            tone="warning"
            title={`From ${dateText(noticeUntil)} on results are kept for ${countText(retentionDays, 'day')} only`}
          >
            The plan became shorter. Until then they are kept for {countText(keptDays, 'day')} as
            before, and a longer plan saves them.
          </Callout>
        </div>
      )}
      <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[minmax(0,1fr)_auto]">
        <Line term="Results of a run, from its end">{countText(keptDays, 'day')}</Line>
        <Line term={`Runs whose results are dropped in ${next}`}>
          {dueRuns === 0 ? 'none' : dueRuns.toLocaleString('en')}
        </Line>
        <Line term="Events of the audit log that are written now">
          {countText(retentionDays, 'day')}
        </Line>
      </dl>
    </Card>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 sm:col-span-2 sm:grid-cols-subgrid">
      <dt className="text-muted">{term}</dt>
      <dd className="font-medium tabular-nums sm:text-right">{children}</dd>
    </div>
  );
}

function dateText(date: Date): string {
  return date.toLocaleDateString('en', { day: 'numeric', month: 'long', timeZone: 'UTC' });
}
