import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { EditPrompt } from './parts/edit-prompt.tsx';

export const handle = { wide: true };
export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, data?.prompt.name ?? 'Prompt');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => {
    const org = context.org(params.org ?? '');
    const [prompt, variables] = await Promise.all([
      org.prompts.get({ id: params.prompt ?? '' }),
      org.variables.list({ limit: 200 }),
    ]);
    return { prompt, variables };
  });
}

export default function PromptPage() {
  const { prompt, variables } = useLoaderData<typeof loader>();
  return <EditPrompt key={prompt.id} prompt={prompt} variables={variables.items} />;
}
