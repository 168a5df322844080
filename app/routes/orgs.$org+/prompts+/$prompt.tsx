import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { mayIn } from '#app/rpc/may.server.ts';
import { canVariables } from '#server/areas/variables/access.ts';
import { EditPrompt } from './parts/edit-prompt.tsx';
import { storedVariables } from './parts/known-variables.ts';

export const handle = { wide: true };
export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, data?.prompt.name ?? 'Prompt');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => {
    const org = context.org(params.org ?? '');
    const may = await mayIn(org);
    const id = params.prompt ?? '';
    const maySee = may(canVariables.read);
    const [prompt, labels, variables, environments] = await Promise.all([
      org.prompts.get({ id }),
      org.prompts.labels({ id }),
      maySee ? org.variables.values({ limit: 200 }) : null,
      maySee ? org.environments.list() : [],
    ]);
    return { prompt, labels, variables, environments };
  });
}

export default function PromptPage() {
  const { prompt, labels, variables, environments } = useLoaderData<typeof loader>();
  return (
    <EditPrompt
      key={prompt.id}
      prompt={prompt}
      labels={labels}
      variables={storedVariables(variables, environments)}
    />
  );
}
