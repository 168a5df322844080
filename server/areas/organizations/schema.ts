import { z } from 'zod';
import { Email } from '#server/areas/accounts/schema.ts';
import { builtInRoles } from '#server/core/access.ts';
import { Id } from '#server/core/ids.ts';
import { pageInput } from '#server/core/paging.ts';

export const Role = z.enum(builtInRoles);
/** A built-in role's name, or the key of one of the organization's own. */
export const RoleKey = z.string().regex(/^[a-z][a-z_]{0,39}$/, 'There is no such role.');
/** What each built-in role is for, in the order in which people should see them. */
export const roleDescriptions: Record<z.infer<typeof Role>, { label: string; can: string }> = {
  admin: { label: 'Admin', can: 'Everything, with members, keys and settings.' },
  editor: { label: 'Editor', can: 'Write prompts, scenarios and suites, and run them.' },
  operator: { label: 'Operator', can: 'Run suites and manage what they run on; read the rest.' },
  project_manager: { label: 'Project manager', can: 'Run suites and follow goals; read the rest.' },
  viewer: { label: 'Viewer', can: 'Read everything but the audit log and secrets.' },
  stakeholder: { label: 'Stakeholder', can: 'See runs and their results.' },
};
const OrgName = z.string().trim().min(2, 'Use at least 2 characters.').max(80);
export const CreateOrg = z.strictObject({ name: OrgName });
export const RenameOrg = z.strictObject({ name: OrgName });
export const DeleteOrg = z.strictObject({ confirmName: z.string() });
export const CreateInvitation = z.strictObject({ email: Email, role: RoleKey });
/** How many addresses one pasted list may have. */
export const mostAddresses = 100;
export const InviteMany = z.strictObject({
  /** Addresses as people paste them, see `parse-addresses.ts`. */
  text: z.string().trim().min(1, 'Paste some addresses.').max(20_000),
  role: RoleKey,
});
export const InvitationState = z.enum(['pending', 'used', 'expired', 'revoked']);
export const ListInvitations = z
  .strictObject({
    ...pageInput,
    /** Part of an address. */
    search: z.string().max(200).optional(),
    state: InvitationState.optional(),
  })
  .prefault({});
export const ListMembers = z
  .strictObject({
    ...pageInput,
    /** Part of a name, an address or a username. */
    search: z.string().max(200).optional(),
    role: RoleKey.optional(),
  })
  .prefault({});
/** A mail domain such as `example.org`; the server brings it into its plain form. */
export const ClaimDomain = z.strictObject({
  domain: z.string().trim().min(1, 'Write a domain.').max(253),
});
export const AskToJoin = z.strictObject({
  orgId: Id,
  message: z.string().trim().max(500, 'Use at most 500 characters.').default(''),
});
export const JoinRequestStatus = z.enum(['PENDING', 'ACCEPTED', 'DECLINED']);
export const ListJoinRequests = z
  .strictObject({ ...pageInput, status: JoinRequestStatus.optional() })
  .prefault({});
export const AcceptJoinRequest = z.strictObject({ joinRequestId: Id, role: RoleKey });
export const JoinRequestById = z.strictObject({ joinRequestId: Id });
export const InvitationToken = z.strictObject({ token: z.string().min(1).max(200) });
export const SetRole = z.strictObject({ memberId: Id, role: RoleKey });
export const MemberById = z.strictObject({ memberId: Id });
export const ById = z.strictObject({ id: Id });
export const OpenOrg = z.strictObject({ slug: z.string().min(1).max(60) });
export const SetSecondFactor = z.strictObject({ isRequired: z.boolean() });
