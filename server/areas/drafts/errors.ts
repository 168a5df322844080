import { AppError } from '#server/core/errors.ts';

export const draftErrors = {
  changedElsewhere: () =>
    new AppError(
      'conflict',
      'drafts.changedElsewhere',
      'You went on writing this in another tab or on another device.',
    ),
};
