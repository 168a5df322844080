import { z } from 'zod';
import { Id } from '#server/core/ids.ts';

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('Write an email address.').max(254));
export const Password = z
  .string()
  .min(12, 'Use at least 12 characters.')
  .max(256, 'Use at most 256 characters.');
export const PersonName = z.string().trim().min(1, 'Write your name.').max(100);
export const UpdateMe = z.strictObject({ name: PersonName });
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
/** For accounts without a password, which prove themselves by a recent sign-in. */
export const AnyPassword = z.object({ password: z.string() });
export const ById = z.strictObject({ id: Id });
/** A path of ours to go to after signing in. */
export const NextPath = z
  .string()
  .max(2_000)
  .regex(/^\/(?!\/)[^\\\p{Cc}]*$/u, 'Must be a path.')
  .catch('/');
export const BeginSocial = z.object({ provider: z.string().max(40), next: NextPath.default('/') });
