import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useRevalidator } from '@remix-run/react';
import { Play } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { mayIn } from '#app/rpc/may.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';
import { canRuns } from '#server/areas/runs/access.ts';
import { canSuites } from '#server/areas/suites/access.ts';
import { ReadOnlyNote } from '../parts/read-only-note.tsx';
import { StartRunDialog } from '../runs+/parts/start-run-dialog.tsx';
import { startSuite } from '../runs+/parts/use-start-choices.ts';
import { GuardedLabels } from './parts/guarded-labels.tsx';
import { LastRun } from './parts/last-run.tsx';
import { loadChoices } from './parts/load-choices.server.ts';
import { SuiteEditor } from './parts/suite-editor.tsx';
import { SuiteMenu } from './parts/suite-menu.tsx';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, data?.suite.name ?? 'Suite');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => {
    const org = context.org(params.org ?? '');
    const may = await mayIn(org);
    const [suite, choices] = await Promise.all([
      org.suites.get({ id: params.suite ?? '' }),
      loadChoices(org, may),
    ]);
    return { suite, ...choices };
  });
}

export default function SuitePage() {
  const { suite, targets, environments, tags } = useLoaderData<typeof loader>();
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const [isRunning, setRunning] = useState(false);
  const mayRun = org.may(canRuns.execute);
  const readOnly = !org.may(canSuites.write);
  useShortcuts(mayRun ? { r: () => setRunning(true) } : {});
  const { id, name, description, repeats } = suite;
  const known = useMemo(
    () => ({ suite: startSuite(suite), targets, environments }),
    [suite, targets, environments],
  );

  const header = (buttons: ReactNode, isDirty: boolean) => (
    <>
      <PageHeader
        title={name}
        breadcrumbs={[{ label: 'Suites', to: org.to('suites') }, { label: name }]}
        actions={
          <>
            <SuiteMenu suite={suite} />
            {buttons}
            {mayRun && (
              <Button
                variant={isDirty ? 'secondary' : 'primary'}
                onClick={() => setRunning(true)}
                aria-keyshortcuts="r"
              >
                <Play />
                Run suite
              </Button>
            )}
          </>
        }
      />
      {readOnly && (
        <div className="mb-5">
          <ReadOnlyNote what="suites" />
        </div>
      )}
      <StartRunDialog open={isRunning} onOpenChange={setRunning} isDirty={isDirty} known={known} />
    </>
  );
  return (
    <SuiteEditor
      key={id}
      readOnly={readOnly}
      start={{
        name,
        description,
        repeats,
        targetIds: known.suite.targetIds,
        scenarioIds: suite.items.map((item) => item.id),
        filter: suite.filter,
        environmentId: suite.environment?.id ?? null,
        stopAfterFailures: suite.stopAfterFailures,
        stopAfterErrors: suite.stopAfterErrors,
        budgetMicroUsd: suite.budgetMicroUsd,
      }}
      version={suite.version}
      scenarios={suite.items}
      targets={targets}
      environments={environments}
      tags={tags}
      header={header}
      save={async (values, baseVersion) => {
        const saved = await org.rpc.suites.update.mutate({ id, baseVersion, ...values });
        toast({ title: 'Saved', tone: 'success' });
        revalidator.revalidate();
        return saved;
      }}
      newest={{
        href: org.to(`suites/${id}`),
        readVersion: async () => (await org.rpc.suites.get.query({ id })).version,
      }}
      aside={
        <>
          <Card title="Last run">
            <p className="text-sm">
              <LastRun run={suite.lastRun} />
            </p>
          </Card>
          <GuardedLabels labels={suite.labels} />
        </>
      }
    />
  );
}
