import type { MetaFunction } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { LinkTabs } from '#app/ui/link-tabs.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { canAudit } from '#server/areas/audit/access.ts';
import { canInvitations, canMembers } from '#server/areas/organizations/access.ts';
import { canPlan } from '#server/areas/plans/access.ts';
import { canRoles } from '#server/areas/roles/access.ts';
import { canTokens } from '#server/areas/tokens/access.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Settings');

export default function SettingsLayout() {
  const org = useOrg();
  const tabs = [
    { to: org.to('settings'), label: 'General', end: true },
    org.may(canMembers.read) && { to: org.to('settings/members'), label: 'Members' },
    org.may(canRoles.read) && { to: org.to('settings/roles'), label: 'Roles' },
    org.may(canInvitations.read) && { to: org.to('settings/invitations'), label: 'Invitations' },
    org.may(canTokens.read) && { to: org.to('settings/tokens'), label: 'API tokens' },
    org.may(canPlan.read) && { to: org.to('settings/plan'), label: 'Plan' },
    org.may(canAudit.read) && { to: org.to('settings/audit'), label: 'Audit log' },
  ].filter((tab) => tab !== false);
  return (
    <>
      <PageHeader title="Settings" tabs={<LinkTabs label="Settings" tabs={tabs} />} />
      <Outlet />
    </>
  );
}
