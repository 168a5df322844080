import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { mayIn } from '#app/rpc/may.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canPrompts } from '#server/areas/prompts/access.ts';
import { canVariables } from '#server/areas/variables/access.ts';
import { ReadOnlyNote } from '../parts/read-only-note.tsx';
import { storedVariables } from './parts/known-variables.ts';
import { toPromptDraft } from './parts/prompt-draft.ts';
import { PromptEditor } from './parts/prompt-editor.tsx';

export const handle = { wide: true };
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'New prompt');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => {
    const org = context.org(params.org ?? '');
    const may = await mayIn(org);
    const maySee = may(canVariables.read);
    const [variables, environments] = await Promise.all([
      maySee ? org.variables.values({ limit: 200 }) : null,
      maySee ? org.environments.list() : [],
    ]);
    return { variables, environments };
  });
}

export default function NewPromptPage() {
  const { variables, environments } = useLoaderData<typeof loader>();
  const org = useOrg();
  const navigate = useNavigate();
  const toast = useToast();
  const crumbs = [{ label: 'Prompts', to: org.to('prompts') }, { label: 'New prompt' }];
  if (!org.may(canPrompts.write)) {
    return (
      <>
        <PageHeader title="New prompt" breadcrumbs={crumbs} />
        <ReadOnlyNote what="prompts" />
      </>
    );
  }
  return (
    <PromptEditor
      isNew
      start={toPromptDraft({ name: '', description: '', content: '', tags: [] })}
      variables={storedVariables(variables, environments)}
      header={(buttons) => <PageHeader title="New prompt" breadcrumbs={crumbs} actions={buttons} />}
      save={async ({ message: _, ...values }) => {
        const { id } = await org.rpc.prompts.create.mutate(values);
        toast({ title: `${values.name} is created`, tone: 'success' });
        navigate(org.to(`prompts/${id}`));
      }}
    />
  );
}
