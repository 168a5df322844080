/** A refused sign-in, sign-up or change of an account, in our words; `field` is where to show it. */
export class AuthProblem extends Error {
  override readonly name = 'AuthProblem';
  constructor(
    message: string,
    readonly field: 'email' | 'password' | 'currentPassword' | 'code' | 'name' | null = null,
    /** Better Auth's or our own name of what went wrong. */
    readonly code: string = '',
  ) {
    super(message);
  }
}

const wrongCode = 'This code is not right, or was used already. Take the one shown now.';

const texts: Readonly<Record<string, readonly [message: string, field?: AuthProblem['field']]>> = {
  INVALID_EMAIL_OR_PASSWORD: [
    'No account has this address and password. Check both and try again.',
  ],
  USER_ALREADY_EXISTS: ['This address has an account already. Sign in instead.', 'email'],
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: [
    'This address has an account already. Sign in instead.',
    'email',
  ],
  INVALID_EMAIL: ['Write an email address.', 'email'],
  INVALID_NAME: ['Write your name, in at most 100 characters.', 'name'],
  PASSWORD_TOO_SHORT: ['Use at least 12 characters.', 'password'],
  PASSWORD_TOO_LONG: ['Use at most 256 characters.', 'password'],
  INVALID_PASSWORD: ['This is not your current password.', 'currentPassword'],
  INVALID_TOKEN: ['This link has been used or has expired. Ask for a new one.'],
  TOKEN_EXPIRED: ['This link has expired. Sign in, and we send another one.'],
  EMAIL_NOT_VERIFIED: [
    'Your address is not confirmed yet. We have mailed you another link to confirm it.',
  ],
  ACCOUNT_SHUT: ['This account was shut by an administrator of this installation.'],
  INVALID_CODE: [wrongCode, 'code'],
  INVALID_BACKUP_CODE: ['This is not one of your backup codes, or it was used already.', 'code'],
  INVALID_TWO_FACTOR_COOKIE: ['This took too long. Sign in again from the start.'],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: ['Too many wrong codes. Sign in again from the start.'],
  ACCOUNT_TEMPORARILY_LOCKED: ['Too many wrong codes. Try again in a quarter of an hour.'],
  CONFIRM_FIRST: ['Confirm that it is you, then go on.'],
  PASSKEY_NOT_FOUND: ['Assay doesn’t know this passkey. Sign in another way.'],
  PASSKEY_UNVERIFIED: ['The passkey must be opened with a PIN, a fingerprint or a face.'],
  PASSKEY_NAME: ['Give the passkey a name of at most 60 characters.', 'name'],
  LAST_WAY_IN: ['This is the only way into your account. Add another one first, then remove it.'],
  UNAUTHORIZED: ['You are signed out. Sign in to go on.'],
};

/** What a refusal of the account endpoints means to people. */
export function authProblemOf(refusal: {
  status: number;
  code: string;
  message: string;
}): AuthProblem {
  const { status, code, message } = refusal;
  const known = texts[code];
  if (code === 'PROVIDER_UNREACHABLE') return new AuthProblem(message, null, code);
  if (code === 'PASSWORD_WEAK') return new AuthProblem(message, 'password', code);
  if (known) return new AuthProblem(known[0], known[1] ?? null, code);
  // The server says how long to wait.
  if (status === 429 && message !== '') return new AuthProblem(message);
  return new AuthProblem('It did not work. Try again in a moment.', null, code);
}
