import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { mayIn } from '#app/rpc/may.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canApiKeys } from '#server/areas/keys/access.ts';
import { canPrompts } from '#server/areas/prompts/access.ts';
import { canTargets } from '#server/areas/targets/access.ts';
import { ReadOnlyNote } from '../parts/read-only-note.tsx';
import { TargetEditor } from './parts/target-editor.tsx';
import { emptyTarget } from './parts/target-form.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'New target');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => {
    const org = context.org(params.org ?? '');
    const may = await mayIn(org);
    const [prompts, keys] = await Promise.all([
      may(canPrompts.read) ? org.prompts.list({ limit: 200 }) : { items: [] },
      may(canApiKeys.read) ? org.apiKeys.list() : { items: [] },
    ]);
    return { prompts: prompts.items, keys: keys.items };
  });
}

export default function NewTargetPage() {
  const { prompts, keys } = useLoaderData<typeof loader>();
  const org = useOrg();
  const navigate = useNavigate();
  const toast = useToast();
  const crumbs = [{ label: 'Targets', to: org.to('targets') }, { label: 'New target' }];
  if (!org.may(canTargets.write)) {
    return (
      <>
        <PageHeader title="New target" breadcrumbs={crumbs} />
        <ReadOnlyNote what="targets" />
      </>
    );
  }
  return (
    <TargetEditor
      version={null}
      start={emptyTarget}
      prompts={prompts}
      keyed={new Set(keys.filter(({ isActive }) => isActive).map(({ provider }) => provider))}
      stored={null}
      header={(buttons) => <PageHeader title="New target" breadcrumbs={crumbs} actions={buttons} />}
      save={async (target) => {
        const { id } = await org.rpc.targets.create.mutate(target);
        toast({ title: `${target.name} is created`, tone: 'success' });
        navigate(org.to(`targets/${id}`));
        return { version: 1 };
      }}
    />
  );
}
