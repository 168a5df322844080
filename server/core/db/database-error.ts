import { AppError } from '../errors.ts';
import { Prisma } from './prisma.ts';

/** What each constraint means to people, by its name; areas declare their own. */
export type Conflicts = Readonly<Record<string, () => AppError>>;

/**
 * What a failed statement means to the person who caused it, or null when it is our fault: a broken
 * constraint as its area explains it, characters Postgres can't store, a lost connection.
 */
export function databaseError(thrown: unknown, conflicts: Conflicts): AppError | null {
  if (!(thrown instanceof Prisma.PrismaClientKnownRequestError)) return null;
  const text = `${thrown.message} ${JSON.stringify(thrown.meta ?? {})}`;
  for (const [constraint, toError] of Object.entries(conflicts)) {
    if (text.includes(constraint)) return toError();
  }
  if (
    /22021|22P05|invalid byte sequence|unsupported Unicode|invalid input syntax for type json/i.test(
      text,
    )
  ) {
    return new AppError(
      'invalid',
      'input.characters',
      'The text has characters that can’t be stored.',
    );
  }
  if (['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'].includes(thrown.code)) {
    return new AppError(
      'unavailable',
      'database.unavailable',
      'The database is not reachable. Try again in a moment.',
      { cause: thrown },
    );
  }
  const atTheSameTime = meanwhile[thrown.code];
  return atTheSameTime?.() ?? null;
}

/** What somebody else did between our looking and our writing, by Prisma’s code for it. */
const meanwhile: Readonly<Record<string, () => AppError>> = {
  P2003: () =>
    new AppError(
      'conflict',
      'database.inUse',
      'Something that belongs to it was changed just now.',
    ),
  P2025: () =>
    new AppError('not-found', 'database.gone', 'It is gone: somebody removed it just now.'),
  P2034: () =>
    new AppError(
      'conflict',
      'database.busy',
      'Somebody changed the same thing just now. Try again.',
    ),
};
