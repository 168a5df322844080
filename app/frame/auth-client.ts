import { z } from 'zod';

/** A refused sign-in, sign-up or reset, in our words; `field` is where to show it. */
export class AuthProblem extends Error {
  override readonly name = 'AuthProblem';
  constructor(
    message: string,
    readonly field: 'email' | 'password' | null = null,
  ) {
    super(message);
  }
}

const Refusal = z.object({ code: z.string().default('') });

function refused(status: number, code: string, retryAfter: string | null): AuthProblem {
  if (status === 429) {
    const seconds = Number(retryAfter);
    const wait = seconds > 0 ? `in ${seconds} seconds` : 'in a minute';
    return new AuthProblem(`Too many attempts from here. Try again ${wait}.`);
  }
  switch (code) {
    case 'INVALID_EMAIL_OR_PASSWORD':
      return new AuthProblem('No account has this address and password. Check both and try again.');
    case 'USER_ALREADY_EXISTS':
    case 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL':
      return new AuthProblem('This address has an account already. Sign in instead.', 'email');
    case 'INVALID_EMAIL':
      return new AuthProblem('Write an email address.', 'email');
    case 'PASSWORD_TOO_SHORT':
      return new AuthProblem('Use at least 12 characters.', 'password');
    case 'PASSWORD_TOO_LONG':
      return new AuthProblem('Use at most 256 characters.', 'password');
    case 'INVALID_TOKEN':
      return new AuthProblem('This link has been used or has expired. Ask for a new one.');
    default:
      return new AuthProblem('It did not work. Try again in a moment.');
  }
}

async function post(path: string, body: Record<string, string>): Promise<void> {
  const response = await fetch(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new AuthProblem(
      'The server can’t be reached. Check the connection and try again; nothing you typed is lost.',
    );
  });
  if (response.ok) return;
  const refusal = Refusal.safeParse(await response.json().catch(() => null));
  throw refused(
    response.status,
    refusal.data?.code ?? '',
    response.headers.get('x-retry-after') ?? response.headers.get('retry-after'),
  );
}

/** The open endpoints of Better Auth. Each rejects with an {@link AuthProblem}. */
export const authClient = {
  signUp: (input: { name: string; email: string; password: string }) =>
    post('/sign-up/email', input),
  signIn: (input: { email: string; password: string }) => post('/sign-in/email', input),
  signOut: () => post('/sign-out', {}),
  /** Answers alike for known and unknown addresses. */
  requestPasswordReset: (input: { email: string }) => post('/request-password-reset', input),
  resetPassword: ({ password, token }: { password: string; token: string }) =>
    post('/reset-password', { newPassword: password, token }),
};
