import { defineArea } from '#server/core/area.ts';
import { canInvitations, canMembers, canOrg } from './access.ts';
import { invitationLinkRouter, orgsRouter } from './account-router.ts';
import { organizationErrors } from './errors.ts';
import { joinRequestsRouter } from './join-router.ts';
import { joiningErrors } from './joining-errors.ts';
import { invitationsRouter, membersRouter, orgRouter } from './org-router.ts';

/** Organizations, who belongs to them, and how people get in. */
export const organizations = defineArea({
  name: 'organizations',
  account: { orgs: orgsRouter, invitations: invitationLinkRouter },
  org: {
    org: orgRouter,
    members: membersRouter,
    invitations: invitationsRouter,
    joinRequests: joinRequestsRouter,
  },
  permissions: [canOrg, canMembers, canInvitations].flatMap((can) => Object.values(can)),
  conflicts: {
    last_admin: organizationErrors.lastAdmin,
    organization_domain_key: joiningErrors.domainTaken,
  },
});
