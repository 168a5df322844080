import { AppError } from '#server/core/errors.ts';

export const instanceErrors = {
  /** For everybody but the instance administrator there is nothing here. */
  notFound: () => new AppError('not-found', 'instance.notFound', 'There is nothing here.'),
  orgNotFound: () =>
    new AppError('not-found', 'instance.orgNotFound', 'There is no such organization.'),
  userNotFound: () =>
    new AppError('not-found', 'instance.userNotFound', 'There is no such person.'),
  notYourself: () =>
    new AppError('conflict', 'instance.notYourself', 'You can’t shut your own account.'),
};
