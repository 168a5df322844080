import { z } from 'zod';
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
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('Write an email address.').max(254));
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
export const Password = z
  .string()
  .min(12, 'Use at least 12 characters.')
  .max(256, 'Use at most 256 characters.');
export const PersonName = z.string().trim().min(1, 'Write your name.').max(100);
export const UpdateMe = z.strictObject({ name: PersonName });
export const OpenOrg = z.strictObject({ slug: z.string().min(1).max(60) });
export const SignUp = z.object({ name: PersonName, email: Email, password: Password });
/** `email` is an address or a username. */
export const SignIn = z.object({
  email: z.string().trim().toLowerCase().min(1, 'Write your address or username.').max(254),
  password: z.string().min(1, 'Write your password.'),
});
export const ForgotPassword = z.object({ email: Email });
export const ResetPassword = z.object({ password: Password });
export const ChangePassword = z.object({
  currentPassword: z.string().min(1, 'Write your current password.'),
  newPassword: Password,
});
export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z0-9][a-z0-9._-]{2,29}$/,
    'Use 3 to 30 letters, digits, dots, dashes or underscores; begin with a letter or a digit.',
  );
/** An empty name gives the username up. */
export const SetUsername = z.strictObject({ username: z.union([z.literal(''), Username]) });
export const ChangeEmail = z.strictObject({ email: Email });
export const ConfirmEmail = z.strictObject({ token: z.string().min(1).max(200) });
export const PasskeyName = z
  .string()
  .trim()
  .min(1, 'Give the passkey a name.')
  .max(60, 'Use at most 60 characters.');
export const AddPasskey = z.object({ name: PasskeyName });
/** Six digits of an authenticator app, however people space them. */
export const OneTimeCode = z.object({
  code: z
    .string()
    .transform((code) => code.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'Write the 6 digits that your app shows.')),
});
export const BackupCode = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[a-zA-Z0-9]{5}-[a-zA-Z0-9]{5}$/, 'Write one of your backup codes.'),
});
export const CurrentPassword = z.object({ password: z.string().min(1, 'Write your password.') });
export const SetSecondFactor = z.strictObject({ isRequired: z.boolean() });
/** For accounts without a password, which prove themselves by a recent sign-in. */
export const AnyPassword = z.object({ password: z.string() });
