import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { bytesText, countText } from '#server/areas/plans/schema.ts';
import { planLabels } from '../parts/usage/plan-labels.ts';
import { UsageNotices } from '../parts/usage/usage-notices.tsx';
import { MonthBudgetCard } from './parts/plan/month-budget-card.tsx';
import { RetentionCard } from './parts/plan/retention-card.tsx';
import { UsageBar } from './parts/plan/usage-bar.tsx';
import { UsageHistory } from './parts/plan/usage-history.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Plan');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => ({
    usage: await context.org(params.org ?? '').org.usage(),
  }));
}

export default function PlanPage() {
  const { usage } = useLoaderData<typeof loader>();
  const { plan, invited, members, runs, concurrentItems, storage, storageMeasuredAt } = usage;
  const month = usage.month.toLocaleDateString('en', { month: 'long', timeZone: 'UTC' });
  return (
    <div className="flex max-w-180 flex-col gap-5">
      <UsageNotices usage={usage} />
      <Card
        title={
          <span className="flex items-center gap-2">
            Plan <Badge tone="accent">{planLabels[plan]}</Badge>
          </span>
        }
        description="A plan sets how much there is, never what there is. The instance administrator, who set this installation up, can change it."
      >
        <dl className="flex flex-col gap-5">
          <UsageBar
            label="Members"
            amount={members}
            note={invited > 0 && `with ${countText(invited, 'open invitation')}`}
          />
          <UsageBar
            label={`Runs started in ${month}`}
            amount={runs}
            note="counted anew from the first of the month, UTC"
          />
          <UsageBar
            label="Storage of results"
            amount={storage}
            format={bytesText}
            note={
              storageMeasuredAt ? (
                <>
                  measured <RelativeTime at={storageMeasuredAt} />
                </>
              ) : (
                'measured after the first run'
              )
            }
          />
          <UsageBar
            label="Conversations at once"
            amount={concurrentItems}
            note="more than that wait for their turn"
          />
        </dl>
      </Card>
      <MonthBudgetCard month={month} money={usage.money} />
      <RetentionCard retentionDays={usage.retentionDays} results={usage.results} />
      <UsageHistory months={usage.history} />
    </div>
  );
}
