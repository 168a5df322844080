import { AppError } from '#server/core/errors.ts';

export const transferErrors = {
  changedMeanwhile: () =>
    new AppError(
      'conflict',
      'transfer.changedMeanwhile',
      'Something here changed since you looked at the import. Look at it again before you apply it.',
    ),
  notClean: () =>
    new AppError(
      'invalid',
      'transfer.notClean',
      'The import has problems. Solve them, or take what they are about out of the files.',
    ),
  nothing: () =>
    new AppError('invalid', 'transfer.nothing', 'There is nothing to import in these files.'),
  mayNot: (what: string) =>
    new AppError(
      'forbidden',
      'transfer.mayNot',
      `Your role doesn’t include ${what}. Leave these things out, or ask an administrator.`,
    ),
  tooMany: (most: string) =>
    new AppError(
      'limit',
      'transfer.tooMany',
      `An export holds at most ${most} things. Choose fewer, for example one kind at a time.`,
    ),
  tooLarge: (most: string) =>
    new AppError(
      'limit',
      'transfer.tooLarge',
      `An export holds at most ${most}. Choose fewer things.`,
    ),
  notFound: () =>
    new AppError('not-found', 'transfer.notFound', 'Something you chose is not there any more.'),
};
