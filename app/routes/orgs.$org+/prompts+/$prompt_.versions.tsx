import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { promptText } from '../parts/prompt-text.ts';
import { VersionsView } from '../parts/versions-view.tsx';
import { PromptHead } from './parts/prompt-head.tsx';

export const handle = { wide: true };
export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, 'Versions', data?.prompt.name ?? 'Prompt');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const id = params.prompt ?? '';
  return await load(request, async () => {
    const org = context.org(params.org ?? '');
    const [prompt, versions] = await Promise.all([
      org.prompts.get({ id }),
      org.prompts.versions({ id }),
    ]);
    return { prompt, versions };
  });
}

export default function PromptVersionsPage() {
  const { prompt, versions } = useLoaderData<typeof loader>();
  return (
    <>
      <PromptHead prompt={prompt} />
      <VersionsView
        versions={versions}
        textOf={(version) =>
          promptText(versions.find((one) => one.version === version)?.content ?? '')
        }
      />
    </>
  );
}
