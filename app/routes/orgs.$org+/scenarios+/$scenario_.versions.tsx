import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canScenarios } from '#server/areas/scenarios/access.ts';
import { comparedVersions } from '../parts/compared-versions.ts';
import { inWords } from '../parts/in-words.ts';
import { listQuery } from '../parts/list-query.ts';
import { VersionsView } from '../parts/versions-view.tsx';
import { ScenarioHead } from './parts/scenario-head.tsx';
import { scenarioText } from './parts/scenario-text.ts';

export const handle = { wide: true };
export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, 'Versions', data?.scenario.name ?? 'Scenario');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const id = params.scenario ?? '';
  const { cursor } = listQuery(request);
  return await load(request, async () => {
    const { scenarios } = context.org(params.org ?? '');
    const [scenario, versions] = await Promise.all([
      scenarios.get({ id }),
      scenarios.versions({ id, cursor, limit: 50 }),
    ]);
    const { chosen, base } = comparedVersions(new URL(request.url).searchParams, {
      first: versions.items[0]?.version ?? scenario.version,
      newest: scenario.version,
    });
    const texts = await Promise.all(
      [chosen, base]
        .filter((version) => version !== null)
        .map(async (version) => {
          const { content } = await scenarios.version({ id, version });
          return { version, text: scenarioText(content) };
        }),
    );
    return { scenario, versions, texts };
  });
}

export default function ScenarioVersionsPage() {
  const { scenario, versions, texts } = useLoaderData<typeof loader>();
  const org = useOrg();
  const toast = useToast();
  const navigate = useNavigate();
  const [restoring, setRestoring] = useState<number | null>(null);
  const mayRestore = org.may(canScenarios.write);
  return (
    <>
      <ScenarioHead scenario={scenario} />
      <VersionsView
        versions={versions.items}
        newest={scenario.version}
        nextCursor={versions.nextCursor}
        textOf={(version) => texts.find((one) => one.version === version)?.text ?? ''}
        actions={({ version }) =>
          mayRestore &&
          version !== scenario.version && (
            <Button size="sm" onClick={() => setRestoring(version)}>
              <RotateCcw />
              Restore
            </Button>
          )
        }
      />
      <ConfirmDialog
        open={restoring !== null}
        onOpenChange={(open) => {
          if (!open) setRestoring(null);
        }}
        title={`Restore version ${restoring ?? ''}?`}
        description={`What it says becomes version ${scenario.version + 1}. Version ${scenario.version} stays in this list.`}
        confirmLabel="Restore"
        tone="primary"
        onConfirm={async () => {
          if (restoring === null) return;
          const call = org.rpc.scenarios.restore.mutate({ id: scenario.id, version: restoring });
          const { version } = await inWords(call);
          toast({ title: `Restored as version ${version}`, tone: 'success' });
          navigate(org.to(`scenarios/${scenario.id}`));
        }}
      />
    </>
  );
}
