import { AppError } from '#server/core/errors.ts';

export const variableErrors = {
  notFound: () => new AppError('not-found', 'variables.notFound', 'There is no such variable.'),
  keyTaken: () =>
    new AppError('conflict', 'variables.keyTaken', 'Another variable has this name.', {
      field: ['key'],
    }),
  inUse: (names: readonly string[], what: 'delete' | 'rename') =>
    new AppError(
      'conflict',
      'variables.inUse',
      `${names.join(', ')} ${names.length === 1 ? 'uses' : 'use'} this variable. Take it out there before you ${what} it.`,
      what === 'rename' ? { field: ['key'] } : {},
    ),
};
