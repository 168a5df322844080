import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { comparedVersions } from '../parts/compared-versions.ts';
import { listQuery } from '../parts/list-query.ts';
import { promptText } from '../parts/prompt-text.ts';
import { VersionsView } from '../parts/versions-view.tsx';
import { PromptHead } from './parts/prompt-head.tsx';
import { VersionActions } from './parts/version-actions.tsx';

export const handle = { wide: true };
export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, 'Versions', data?.prompt.name ?? 'Prompt');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const id = params.prompt ?? '';
  const { cursor } = listQuery(request);
  return await load(request, async () => {
    const { prompts } = context.org(params.org ?? '');
    const [prompt, versions, labels] = await Promise.all([
      prompts.get({ id }),
      prompts.versions({ id, cursor, limit: 50 }),
      prompts.labels({ id }),
    ]);
    const { chosen, base } = comparedVersions(new URL(request.url).searchParams, {
      first: versions.items[0]?.version ?? prompt.version,
      newest: prompt.version,
    });
    const texts = await Promise.all(
      [chosen, base]
        .filter((version) => version !== null)
        .map(async (version) => {
          const { content } = await prompts.version({ id, version });
          return { version, text: promptText(content) };
        }),
    );
    return { prompt, versions, labels, texts };
  });
}

export default function PromptVersionsPage() {
  const { prompt, versions, labels, texts } = useLoaderData<typeof loader>();
  return (
    <>
      <PromptHead prompt={prompt} />
      <VersionsView
        versions={versions.items}
        newest={prompt.version}
        nextCursor={versions.nextCursor}
        textOf={(version) => texts.find((one) => one.version === version)?.text ?? ''}
        actions={({ version }) => (
          <VersionActions prompt={prompt} version={version} labels={labels} />
        )}
      />
    </>
  );
}
