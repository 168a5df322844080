import { AppError } from '#server/core/errors.ts';

export const suggestionErrors = {
  mayNotAsk: (what: string) =>
    new AppError(
      'forbidden',
      'suggestions.mayNotAsk',
      `Your role doesn’t include ${what}, and a model is asked. Ask an administrator.`,
    ),
  needsModel: (name: string) =>
    new AppError(
      'invalid',
      'suggestions.needsModel',
      `${name} is not a model. Choose one that is.`,
      {
        field: ['targetId'],
      },
    ),
  noReply: (message: string) => new AppError('upstream', 'suggestions.noReply', message),
  unreadable: (name: string) =>
    new AppError(
      'upstream',
      'suggestions.unreadable',
      `${name} answered, but not in the form it was asked for. Try again, or choose another model.`,
    ),
  noUserTurn: () =>
    new AppError(
      'invalid',
      'suggestions.noUserTurn',
      'There is no turn of the user here any more.',
      {
        field: ['turn'],
      },
    ),
};
