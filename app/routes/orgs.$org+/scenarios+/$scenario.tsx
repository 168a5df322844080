import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { canScenarios } from '#server/areas/scenarios/access.ts';
import { EditScenario } from './parts/edit-scenario.tsx';
import { ReadScenario } from './parts/read-scenario.tsx';

export const handle = { wide: true };
export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, data?.scenario.name ?? 'Scenario');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => ({
    scenario: await context.org(params.org ?? '').scenarios.get({ id: params.scenario ?? '' }),
  }));
}

export default function ScenarioPage() {
  const { scenario } = useLoaderData<typeof loader>();
  const org = useOrg();
  const Page = org.may(canScenarios.write) ? EditScenario : ReadScenario;
  return <Page key={scenario.id} scenario={scenario} />;
}
