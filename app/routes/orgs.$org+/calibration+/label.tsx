import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Spinner } from '#app/ui/spinner.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { LabelCase } from './parts/label-case.tsx';
import { LastLabel } from './parts/last-label.tsx';
import { useLabelQueue } from './parts/use-label-queue.ts';

export const handle = { wide: true };

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Label verdicts');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const targetId = new URL(request.url).searchParams.get('judge');
  return await load(request, async () => ({
    targetId,
    first: await context
      .org(params.org ?? '')
      .runs.toLabel({ ...(targetId !== null && { targetId }) }),
  }));
}

export default function LabelPage() {
  const { targetId, first } = useLoaderData<typeof loader>();
  const org = useOrg();
  const queue = useLabelQueue({ targetId, first });
  const { current, last, labelled, skipped } = queue;
  return (
    <div className="mx-auto max-w-280">
      <PageHeader
        title="Label verdicts"
        description="Say whether the reply does what the rubric says. What the judge said is shown after you."
        breadcrumbs={[
          { label: 'Calibration', to: org.to('calibration') },
          { label: 'Label verdicts' },
        ]}
      />
      {queue.problem && (
        <div className="mb-4">
          <Callout tone="danger" action={<Button onClick={queue.retry}>Try again</Button>}>
            {queue.problem}
          </Callout>
        </div>
      )}
      <LastLabel last={last} labelled={labelled} />
      {current ? (
        <LabelCase
          key={`${current.itemId} ${current.turn} ${current.expectation}`}
          one={current}
          onLabelled={queue.labelledAs}
          onSkip={queue.skip}
        />
      ) : queue.isLoading ? (
        <p className="flex items-center justify-center gap-2 py-16 text-muted text-sm">
          <Spinner />
          Looking for more…
        </p>
      ) : queue.problem ? null : (
        <EmptyState
          title={skipped > 0 ? 'That was the last one' : 'There is nothing to label'}
          drawing="search"
          action={
            skipped > 0 ? (
              <Button onClick={queue.retry}>Begin with those you skipped</Button>
            ) : (
              <TextLink to={org.to('calibration')}>See the calibration</TextLink>
            )
          }
        >
          {skipped > 0
            ? 'You skipped some; everything else in the latest 50 runs with a judge has a label.'
            : 'Every verdict of a judge in the latest 50 runs has a label. Run a suite that expects something in substance to get more.'}
        </EmptyState>
      )}
    </div>
  );
}
