import { APIError } from 'better-auth/api';
import type { DatabaseClient } from '#server/core/db/prisma.ts';
import type { PasswordList } from './password-list.ts';
import { passwordProblem } from './password-strength.ts';
import { plainWords } from './plain-words.ts';

type Person = { name: string; email: string };

export type PasswordRules = {
  accounts: DatabaseClient;
  /** What whoever runs Assay refuses besides. */
  passwordList: PasswordList | null;
};

/**
 * Refuses a password that is easy to guess, is in the list of those from breaches, or holds a word of
 * Assay, of the person, or of an organization the person belongs or is invited to.
 * @throws {APIError} PASSWORD_WEAK, with the reason as its message
 */
export async function checkNewPassword(
  { accounts, passwordList }: PasswordRules,
  person: Person,
  password: string,
): Promise<void> {
  const { name, email } = person;
  const orgs = await accounts.prisma.organization.findMany({
    where: {
      OR: [
        { members: { some: { user: { email } } } },
        { invitations: { some: { email, acceptedAt: null, revokedAt: null } } },
      ],
    },
    select: { name: true },
  });
  const words = plainWords(['Assay', name, email, ...orgs.map((org) => org.name)]);
  const message = (await passwordProblem(password, words)) ?? (await leakProblem(password));
  if (message !== null) throw new APIError('BAD_REQUEST', { code: 'PASSWORD_WEAK', message });

  async function leakProblem(text: string): Promise<string | null> {
    if (!(await passwordList?.holds(text))) return null;
    return 'This password is known from a breach. Take a few random words instead.';
  }
}
