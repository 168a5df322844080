import type { ReactNode } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { LinkTabs } from '#app/ui/link-tabs.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import type { Publication } from '../../parts/publication-menu.tsx';
import { StatusBadge } from '../../parts/status-badge.tsx';
import { PromptMenu } from './prompt-menu.tsx';

/** The head both pages of a prompt share. */
export function PromptHead({ prompt, actions }: { prompt: Publication; actions?: ReactNode }) {
  const org = useOrg();
  const path = org.to(`prompts/${prompt.id}`);
  return (
    <PageHeader
      title={prompt.name}
      badge={<StatusBadge status={prompt.status} />}
      breadcrumbs={[{ label: 'Prompts', to: org.to('prompts') }, { label: prompt.name }]}
      actions={
        <>
          <PromptMenu prompt={prompt} />
          {actions}
        </>
      }
      tabs={
        <LinkTabs
          label="Prompt"
          tabs={[
            { to: path, label: 'Editor', end: true },
            { to: `${path}/versions`, label: 'Versions', count: prompt.version },
          ]}
        />
      }
    />
  );
}
