import { z } from 'zod';
import { builtInRoles } from '#server/core/access.ts';
import { Id } from '#server/core/ids.ts';

export const Role = z.enum(builtInRoles);

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
export const CreateInvitation = z.strictObject({ email: Email, role: Role });
export const InvitationToken = z.strictObject({ token: z.string().min(1).max(200) });
export const SetRole = z.strictObject({ memberId: Id, role: Role });
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
export const SignIn = z.object({
  email: Email,
  password: z.string().min(1, 'Write your password.'),
});
export const ForgotPassword = z.object({ email: Email });
export const ResetPassword = z.object({ password: Password });
