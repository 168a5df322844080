import { AppError } from '#server/core/errors.ts';

export const tokenErrors = {
  notFound: () => new AppError('not-found', 'tokens.notFound', 'There is no such token.'),
  revoked: () => new AppError('conflict', 'tokens.revoked', 'This token was revoked already.'),
  expiry: () =>
    new AppError('invalid', 'tokens.expiry', 'Choose a moment within the next year.', {
      field: ['expiresAt'],
    }),
};
