import { AppError } from '#server/core/errors.ts';

export const apiKeyErrors = {
  notSet: () => new AppError('not-found', 'apiKeys.notSet', 'No key is set for this provider.'),
  baseUrl: (problem: string) =>
    new AppError('invalid', 'apiKeys.baseUrl', problem, { field: ['baseUrl'] }),
  changedMeanwhile: () =>
    new AppError(
      'conflict',
      'apiKeys.changedMeanwhile',
      'Somebody set a key for this provider at the same moment. Look at it, then try again.',
    ),
};
