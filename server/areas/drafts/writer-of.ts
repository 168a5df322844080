import { AppError } from '#server/core/errors.ts';
import { needPerson } from '#server/core/need-person.ts';
import type { Scope } from '#server/core/scope.ts';

/** For how many days a draft is kept after it was last touched. */
export const keptDays = 90;

/**
 * Whose drafts a call is about. A token has none: what its maker is typing is nobody else's business.
 * @throws access.personNeeded
 */
export function writerOf(scope: Scope): string {
  needPerson(scope);
  if (scope.personId === null) {
    throw new AppError('forbidden', 'access.personNeeded', 'Only a person has drafts.');
  }
  return scope.personId;
}
