import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { mayIn } from '#app/rpc/may.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { canScenarios } from '#server/areas/scenarios/access.ts';
import { EditScenario } from './parts/edit-scenario.tsx';
import { orgNames } from './parts/org-names.server.ts';
import { ReadScenario } from './parts/read-scenario.tsx';
import { suggestingModels } from './parts/suggest/suggesting-models.server.ts';
import { readDraft } from './parts/use-kept-draft.ts';

export const handle = { wide: true };
export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, data?.scenario.name ?? 'Scenario');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const id = params.scenario ?? '';
  const org = context.org(params.org ?? '');
  return await load(request, async () => {
    const [scenario, may] = await Promise.all([org.scenarios.get({ id }), mayIn(org)]);
    if (!may(canScenarios.write)) return { scenario, names: [], models: [], found: null };
    const [names, models, kept] = await Promise.all([
      orgNames(org, may),
      suggestingModels(org, may),
      org.drafts.get({ key: `scenario:${id}` }),
    ]);
    const draft = readDraft(kept);
    if (!draft) return { scenario, names, models, found: null };
    const version = draft.baseVersion ?? scenario.version;
    const content =
      version === scenario.version
        ? scenario.content
        : (await org.scenarios.version({ id, version })).content;
    return { scenario, names, models, found: { ...draft, content } };
  });
}

export default function ScenarioPage() {
  const { scenario, names, models, found } = useLoaderData<typeof loader>();
  const org = useOrg();
  if (!org.may(canScenarios.write)) return <ReadScenario key={scenario.id} scenario={scenario} />;
  return (
    <EditScenario
      key={scenario.id}
      scenario={scenario}
      orgNames={names}
      models={models}
      found={found}
    />
  );
}
