import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Tag } from 'lucide-react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { canRuns } from '#server/areas/runs/access.ts';
import { Disagreements } from './parts/disagreements.tsx';
import { JudgeAgreement } from './parts/judge-agreement.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Calibration');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor');
  return await load(request, async () => {
    const { runs } = context.org(params.org ?? '');
    const [calibration, disagreements] = await Promise.all([
      runs.calibration(),
      runs.disagreements({ limit: 20, cursor }),
    ]);
    return { ...calibration, disagreements, isFirst: cursor === null };
  });
}

export default function CalibrationPage() {
  const { judges, current, disagreements, isFirst } = useLoaderData<typeof loader>();
  const org = useOrg();
  const mayLabel = org.may(canRuns.judge);
  const labelMore = mayLabel && (
    <Button asChild variant="primary">
      <Link to={org.to('calibration/label')} prefetch="intent">
        <Tag />
        {judges.length === 0 ? 'Label verdicts' : 'Label more'}
      </Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Calibration"
        description="How often the judge sees a reply as people do. A judge that is not measured is an opinion."
        actions={judges.length > 0 && labelMore}
      />
      {judges.length === 0 ? (
        <EmptyState
          title={current ? 'Nobody has labelled a verdict yet' : 'There is no judge yet'}
          drawing="people"
          action={
            current ? (
              labelMore
            ) : (
              <TextLink to={org.to('targets')}>Choose a judge under Targets</TextLink>
            )
          }
        >
          {current
            ? `Say yourself whether some of the replies pass that ${current.name} has judged. Here you see then how often it agrees with you, and where it does not.`
            : 'A judge is a model that decides whether a reply says something in substance. Once one has judged, you label some of its verdicts and see here how far it can be trusted.'}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-6">
          {judges.map((judge) => (
            <JudgeAgreement
              key={`${judge.targetId} ${judge.model}`}
              judge={judge}
              isOnly={judges.length === 1}
            />
          ))}
          <Disagreements page={disagreements} isFirst={isFirst} />
        </div>
      )}
    </>
  );
}
