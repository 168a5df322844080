import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useRevalidator } from '@remix-run/react';
import type { ReactNode } from 'react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { mayIn } from '#app/rpc/may.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canApiKeys } from '#server/areas/keys/access.ts';
import { canPrompts } from '#server/areas/prompts/access.ts';
import { canTargets } from '#server/areas/targets/access.ts';
import { canVariables } from '#server/areas/variables/access.ts';
import { JudgeCard } from './parts/judge-card.tsx';
import { ReadTarget } from './parts/read-target.tsx';
import { storedSecretOf, toTargetDraft } from './parts/stored-target.ts';
import { TargetEditor } from './parts/target-editor.tsx';
import { KindBadge } from './parts/target-kinds.tsx';
import { TargetMenu } from './parts/target-menu.tsx';
import { TestTargetCard } from './parts/test-target-card.tsx';
import { TryTargetCard } from './parts/try-target-card.tsx';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, data?.target.name ?? 'Target');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => {
    const org = context.org(params.org ?? '');
    const may = await mayIn(org);
    const [target, prompts, keys, environments] = await Promise.all([
      org.targets.get({ id: params.target ?? '' }),
      may(canPrompts.read) ? org.prompts.list({ limit: 200 }) : { items: [] },
      may(canApiKeys.read) ? org.apiKeys.list() : { items: [] },
      may(canVariables.read) ? org.environments.list() : [],
    ]);
    return { target, prompts: prompts.items, keys: keys.items, environments };
  });
}

export default function TargetPage() {
  const { target, prompts, keys, environments } = useLoaderData<typeof loader>();
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const { id } = target;
  // The chosen prompt may be archived or beyond the first page.
  const { prompt } = target;
  const choices =
    prompt && !prompts.some((one) => one.id === prompt.id) ? [prompt, ...prompts] : prompts;

  const header = (buttons: ReactNode) => (
    <>
      <PageHeader
        title={target.name}
        badge={
          <>
            <KindBadge kind={target.kind} />
            {target.isJudge && <Badge tone="accent">Judge</Badge>}
          </>
        }
        breadcrumbs={[{ label: 'Targets', to: org.to('targets') }, { label: target.name }]}
        actions={
          <>
            <TargetMenu target={target} />
            {buttons}
          </>
        }
      />
      {target.problem && (
        <div className="mb-5">
          <Callout
            tone="warning"
            action={
              target.kind === 'MODEL' && <TextLink to={org.to('api-keys')}>Open API keys</TextLink>
            }
          >
            {target.problem}
          </Callout>
        </div>
      )}
    </>
  );
  if (!org.may(canTargets.write)) {
    return (
      <>
        {header(null)}
        <ReadTarget target={target} environments={environments} />
      </>
    );
  }
  return (
    <TargetEditor
      key={id}
      version={target.version}
      start={toTargetDraft(target)}
      prompts={choices}
      keyed={new Set(keys.filter(({ isActive }) => isActive).map(({ provider }) => provider))}
      stored={storedSecretOf(target)}
      header={header}
      save={async (values, baseVersion) => {
        const input = { id, baseVersion, ...values };
        const { secretCleared, version } = await org.rpc.targets.update.mutate(input);
        toast(
          secretCleared
            ? {
                title: 'Saved, without the secret header',
                description:
                  'It would go elsewhere now, so its value was forgotten. Enter it again.',
                durationMs: 15_000,
              }
            : { title: 'Saved', tone: 'success' },
        );
        revalidator.revalidate();
        return { version };
      }}
      newest={{
        href: org.to(`targets/${id}`),
        readVersion: async () => (await org.rpc.targets.get.query({ id })).version,
      }}
      below={(editor) =>
        target.kind !== 'DEMO' && <TestTargetCard key={id} id={id} editor={editor} />
      }
      aside={(isDirty) => (
        <>
          <TryTargetCard target={target} environments={environments} isDirty={isDirty} />
          {target.kind !== 'HTTP' && <JudgeCard target={target} />}
        </>
      )}
    />
  );
}
