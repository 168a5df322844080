import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { mayIn } from '#app/rpc/may.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canSuites } from '#server/areas/suites/access.ts';
import { ReadOnlyNote } from '../parts/read-only-note.tsx';
import { loadChoices } from './parts/load-choices.server.ts';
import { SuiteEditor } from './parts/suite-editor.tsx';
import { emptySuite } from './parts/suite-form.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'New suite');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => {
    const org = context.org(params.org ?? '');
    const may = await mayIn(org);
    return await loadChoices(org, may);
  });
}

export default function NewSuitePage() {
  const { targets, environments, tags } = useLoaderData<typeof loader>();
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
      version={null}
      start={emptySuite}
      scenarios={[]}
      targets={targets}
      environments={environments}
      tags={tags}
      header={(buttons) => <PageHeader title="New suite" breadcrumbs={crumbs} actions={buttons} />}
      save={async (values) => {
        const { id } = await org.rpc.suites.create.mutate(values);
        toast({ title: `${values.name} is created`, tone: 'success' });
        navigate(org.to(`suites/${id}`));
        return { version: 1 };
      }}
    />
  );
}
