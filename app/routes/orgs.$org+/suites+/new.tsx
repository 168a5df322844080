import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { mayIn } from '#app/rpc/may.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canSuites } from '#server/areas/suites/access.ts';
import { canTargets } from '#server/areas/targets/access.ts';
import { ReadOnlyNote } from '../parts/read-only-note.tsx';
import { SuiteEditor } from './parts/suite-editor.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'New suite');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => {
    const org = context.org(params.org ?? '');
    const may = await mayIn(org);
    const targets = may(canTargets.read) ? await org.targets.list({ limit: 200 }) : { items: [] };
    return { targets: targets.items };
  });
}

export default function NewSuitePage() {
  const { targets } = useLoaderData<typeof loader>();
  const org = useOrg();
  const navigate = useNavigate();
  const toast = useToast();
  const crumbs = [{ label: 'Suites', to: org.to('suites') }, { label: 'New suite' }];
  if (!org.may(canSuites.write)) {
    return (
      <>
        <PageHeader title="New suite" breadcrumbs={crumbs} />
        <ReadOnlyNote what="suites" />
      </>
    );
  }
  return (
    <SuiteEditor
      isNew
      start={{ name: '', description: '', repeats: 1, scenarioIds: [], targetIds: [] }}
      scenarios={[]}
      targets={targets}
      header={(buttons) => <PageHeader title="New suite" breadcrumbs={crumbs} actions={buttons} />}
      save={async (values) => {
        const { id } = await org.rpc.suites.create.mutate(values);
        toast({ title: `${values.name} is created`, tone: 'success' });
        navigate(org.to(`suites/${id}`));
      }}
    />
  );
}
