import type { ReactNode } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Badge } from '#app/ui/badge.tsx';
import { LinkTabs } from '#app/ui/link-tabs.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import type { Publication } from '../../parts/publication-menu.tsx';
import { StatusBadge } from '../../parts/status-badge.tsx';
import { ScenarioMenu } from './scenario-menu.tsx';

/** The head both pages of a scenario share. */
export function ScenarioHead(props: {
  scenario: Publication & { isSuggested: boolean };
  actions?: ReactNode;
}) {
  const { scenario, actions } = props;
  const org = useOrg();
  const path = org.to(`scenarios/${scenario.id}`);
  return (
    <PageHeader
      title={scenario.name}
      badge={
        <>
          <StatusBadge status={scenario.status} />
          {scenario.isSuggested && <Badge tone="accent">Suggested</Badge>}
        </>
      }
      breadcrumbs={[{ label: 'Scenarios', to: org.to('scenarios') }, { label: scenario.name }]}
      actions={
        <>
          <ScenarioMenu scenario={scenario} />
          {actions}
        </>
      }
      tabs={
        <LinkTabs
          label="Scenario"
          tabs={[
            { to: path, label: 'Conversation', end: true },
            { to: `${path}/versions`, label: 'Versions', count: scenario.version },
          ]}
        />
      }
    />
  );
}
