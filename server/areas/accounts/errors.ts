import { AppError } from '#server/core/errors.ts';

export const accountErrors = {
  notInstanceAdmin: () =>
    new AppError(
      'forbidden',
      'me.notInstanceAdmin',
      'Only the instance administrator, who made the first account here, can read the outbox.',
    ),
};
