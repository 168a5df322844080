import { AppError } from './errors.ts';
import type { Scope } from './scope.ts';

/**
 * Refuses API tokens: they can use what they were given, but not hand access on.
 * @throws access.personNeeded
 */
export function needPerson({ actor }: Scope): void {
  if (actor.kind !== 'token') return;
  const message = 'An API token can’t do this. Sign in as a member of the organization.';
  throw new AppError('forbidden', 'access.personNeeded', message);
}
