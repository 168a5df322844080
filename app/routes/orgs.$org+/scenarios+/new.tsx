import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { mayIn } from '#app/rpc/may.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { DraftKey } from '#server/areas/drafts/schema.ts';
import { canScenarios } from '#server/areas/scenarios/access.ts';
import { ReadOnlyNote } from '../parts/read-only-note.tsx';
import { NewScenario } from './parts/new-scenario.tsx';
import { orgNames } from './parts/org-names.server.ts';
import { suggestingModels } from './parts/suggest/suggesting-models.server.ts';
import { readDraft } from './parts/use-kept-draft.ts';

export const handle = { wide: true };
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'New scenario');

/** The draft is in the address, so that a reload or another device finds it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const org = context.org(params.org ?? '');
  const url = new URL(request.url);
  const key = `scenario:new:${url.searchParams.get('draft')}`;
  return await load(request, async () => {
    const may = await mayIn(org);
    if (!may(canScenarios.write)) return null;
    if (!DraftKey.safeParse(key).success) {
      url.searchParams.set('draft', crypto.randomUUID());
      throw redirect(`${url.pathname}${url.search}`);
    }
    const [names, models, kept, begun] = await Promise.all([
      orgNames(org, may),
      suggestingModels(org, may),
      org.drafts.get({ key }),
      org.drafts.newScenarios(),
    ]);
    const unfinished = begun
      .filter((one) => one.key !== key)
      .map(({ key: of, ...one }) => ({ ...one, draftId: of.slice('scenario:new:'.length) }));
    const draftId = key.slice('scenario:new:'.length);
    return { draftId, names, models, found: readDraft(kept), unfinished };
  });
}

export default function NewScenarioPage() {
  const data = useLoaderData<typeof loader>();
  const org = useOrg();
  if (!data) {
    const crumbs = [{ label: 'Scenarios', to: org.to('scenarios') }, { label: 'New scenario' }];
    return (
      <>
        <PageHeader title="New scenario" breadcrumbs={crumbs} />
        <ReadOnlyNote what="scenarios" />
      </>
    );
  }
  const { draftId, names, models, found, unfinished } = data;
  return (
    <NewScenario
      key={draftId}
      draftId={draftId}
      found={found}
      orgNames={names}
      models={models}
      unfinished={unfinished}
    />
  );
}
