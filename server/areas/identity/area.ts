import { defineArea } from '#server/core/area.ts';
import { canInvitations, canMembers, canOrg } from './access.ts';
import { invitationLinkRouter, meRouter, orgsRouter } from './account-router.ts';
import { identityErrors } from './errors.ts';
import { joinRequestsRouter } from './join-router.ts';
import { joiningErrors } from './joining-errors.ts';
import { invitationsRouter, membersRouter, orgRouter } from './org-router.ts';
import { usernameTaken } from './set-username.ts';

/** People, the organizations they belong to, and how they get in. */
export const identity = defineArea({
  name: 'identity',
  account: { me: meRouter, orgs: orgsRouter, invitations: invitationLinkRouter },
  org: {
    org: orgRouter,
    members: membersRouter,
    invitations: invitationsRouter,
    joinRequests: joinRequestsRouter,
  },
  permissions: [canOrg, canMembers, canInvitations].flatMap((can) => Object.values(can)),
  conflicts: {
    last_admin: identityErrors.lastAdmin,
    user_username_key: usernameTaken,
    organization_domain_key: joiningErrors.domainTaken,
  },
});
