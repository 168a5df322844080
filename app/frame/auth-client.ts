import { z } from 'zod';
import { AuthProblem, authProblemOf } from './auth-problem.ts';

const Refusal = z.object({ code: z.string().catch(''), message: z.string().catch('') });
const SignedIn = z.object({ twoFactorRedirect: z.boolean().default(false) });
const Enabled = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
const BackupCodes = z.object({ backupCodes: z.array(z.string()) });

/** Calls an endpoint of Better Auth. @throws {AuthProblem} */
export async function callAuth(path: string, body?: Record<string, unknown>): Promise<unknown> {
  const response = await fetch(`/api/auth${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json' },
    body: body ? JSON.stringify(body) : null,
  }).catch(() => {
    throw new AuthProblem(
      'The server can’t be reached. Check the connection and try again; nothing you typed is lost.',
    );
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  const refusal = Refusal.catch({ code: '', message: '' }).parse(answer);
  throw authProblemOf({ ...refusal, status: response.status });
}

/** What of a password is sent; accounts without one send none, and must have signed in lately. */
function proof(password: string): Record<string, string> {
  return password === '' ? {} : { password };
}

/** The open endpoints of Better Auth. Each rejects with an {@link AuthProblem}. */
export const authClient = {
  signUp: (input: { name: string; email: string; password: string }) =>
    callAuth('/sign-up/email', input),
  /** Says whether a code is needed still; `email` may be a username. */
  async signIn(input: { email: string; password: string }): Promise<{ needsCode: boolean }> {
    const answer = SignedIn.catch({ twoFactorRedirect: false }).parse(
      await callAuth('/sign-in/email', input),
    );
    return { needsCode: answer.twoFactorRedirect };
  },
  signOut: () => callAuth('/sign-out', {}),
  /** Answers alike for known and unknown addresses. */
  requestPasswordReset: (input: { email: string }) => callAuth('/request-password-reset', input),
  resetPassword: ({ password, token }: { password: string; token: string }) =>
    callAuth('/reset-password', { newPassword: password, token }),
  /** Signs out everywhere else. */
  changePassword: (input: { currentPassword: string; newPassword: string }) =>
    callAuth('/change-password', input),
  /** Answers alike for known and unknown addresses. */
  sendVerification: (email: string) => callAuth('/send-verification-email', { email }),
  verifyAddress: (token: string) =>
    callAuth(`/verify-email?${new URLSearchParams({ token }).toString()}`),
  /** A code of the authenticator app: the second step of a sign-in, or the last of setting it up. */
  verifyCode: (code: string) => callAuth('/two-factor/verify-totp', { code }),
  verifyBackupCode: (code: string) => callAuth('/two-factor/verify-backup-code', { code }),
  /** Begins setting up; `verifyCode` ends it. */
  enableSecondFactor: async (password: string) =>
    Enabled.parse(await callAuth('/two-factor/enable', proof(password))),
  disableSecondFactor: (password: string) => callAuth('/two-factor/disable', proof(password)),
  newBackupCodes: async (password: string) =>
    BackupCodes.parse(await callAuth('/two-factor/generate-backup-codes', proof(password)))
      .backupCodes,
};
