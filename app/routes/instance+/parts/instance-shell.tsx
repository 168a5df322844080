import type { ReactNode } from 'react';
import { PlainShell } from '#app/frame/plain-shell.tsx';
import { LinkTabs } from '#app/ui/link-tabs.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export interface InstanceShellProps {
  me: { id: string; name: string; email: string };
  children: ReactNode;
}

const tabs = [
  { to: '/instance', label: 'Organizations', end: true },
  { to: '/instance/people', label: 'People' },
  { to: '/me/outbox', label: 'Outbox' },
];

/** The page around what the instance administrator sees of the whole installation. */
export function InstanceShell({ me, children }: InstanceShellProps) {
  return (
    <PlainShell me={me} width="wide">
      <PageHeader
        title="Installation"
        description="What organizations use and who has an account. What is in an organization only its members see."
        breadcrumbs={[{ label: 'Your settings', to: '/me' }, { label: 'Installation' }]}
        tabs={<LinkTabs label="Installation" tabs={tabs} />}
      />
      {children}
    </PlainShell>
  );
}
