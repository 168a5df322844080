import type { ReactNode } from 'react';
import { PlainShell } from '#app/frame/plain-shell.tsx';
import { LinkTabs } from '#app/ui/link-tabs.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const tabs = [
  { to: '/me', label: 'Profile', end: true },
  { to: '/me/security', label: 'Security' },
  { to: '/me/sessions', label: 'Sessions' },
];

export interface MePageProps {
  me: { id: string; name: string; email: string };
  children: ReactNode;
}

/** The frame of the pages about oneself. */
export function MePage({ me, children }: MePageProps) {
  return (
    <PlainShell me={me} width="page">
      <PageHeader
        title="Your settings"
        description={`You are signed in as ${me.email}. These hold in every organization.`}
        breadcrumbs={[{ label: 'Back to work', to: '/' }, { label: 'Your settings' }]}
      />
      <LinkTabs label="Your settings" tabs={tabs} />
      <div className="mt-5 flex flex-col gap-5">{children}</div>
    </PlainShell>
  );
}
