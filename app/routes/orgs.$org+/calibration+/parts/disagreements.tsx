import { useOrg } from '#app/rpc/use-org.ts';
import { Card } from '#app/ui/card.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { Verdict } from '#app/ui/verdict.tsx';
import type { Disagreement } from './calibration-shapes.ts';

interface DisagreementsProps {
  page: { items: readonly Disagreement[]; nextCursor: string | null };
  isFirst: boolean;
}

/** The cases to learn from: where people and a judge see it differently, newest first. */
export function Disagreements({ page, isFirst }: DisagreementsProps) {
  const org = useOrg();
  const { items, nextCursor } = page;
  return (
    <div id="disagreements">
      <Card
        flush
        title="Disagreements"
        description="Each is a rubric to write clearer, or a judge to replace."
      >
        {items.length === 0 ? (
          <p className="px-4 py-6 text-center text-muted text-sm">
            {isFirst ? 'There are none among what was labelled.' : 'There are no more.'}
          </p>
        ) : (
          <ul aria-label="Disagreements" className="divide-y divide-line">
            {items.map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </ul>
        )}
      </Card>
      <Pagination
        previous={isFirst ? null : org.to('calibration')}
        next={nextCursor && `${org.to('calibration')}?cursor=${encodeURIComponent(nextCursor)}`}
      />
    </div>
  );
}

function Row({ one }: { one: Disagreement }) {
  const org = useOrg();
  return (
    <li className="grid gap-x-8 gap-y-2 px-4 py-3 text-sm md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="min-w-0">
        <p className="font-medium">
          <TextLink to={org.to(`runs/${one.runId}/items/${one.itemId}`)}>{one.scenario}</TextLink>
        </p>
        <p className="text-muted text-xs">
          {one.run} · <RelativeTime at={one.at} />
        </p>
        {one.rubric && (
          <p dir="auto" className="mt-1 line-clamp-3 [overflow-wrap:anywhere]">
            {one.rubric}
          </p>
        )}
      </div>
      <dl className="grid min-w-0 grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5">
        <dt className="text-muted">Judge</dt>
        <dd className="min-w-0 [overflow-wrap:anywhere]">
          <Verdict verdict={one.judgeVerdict} />
          {one.confidence !== null && (
            <span className="ml-2 text-muted text-xs tabular-nums">
              {Math.round(one.confidence * 100)} % sure
            </span>
          )}
          {one.reason && (
            <span dir="auto" className="block">
              {one.reason}
            </span>
          )}
        </dd>
        <dt className="truncate text-muted">{one.by ?? 'Somebody'}</dt>
        <dd className="min-w-0 [overflow-wrap:anywhere]">
          {one.verdict && <Verdict verdict={one.verdict} />}
          <span dir="auto" className="block">
            {one.note === null ? (
              <span className="text-muted">What was said is gone.</span>
            ) : (
              one.note
            )}
          </span>
        </dd>
      </dl>
    </li>
  );
}
