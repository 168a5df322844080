import { AppError } from '#server/core/errors.ts';

export const suiteErrors = {
  notFound: () => new AppError('not-found', 'suites.notFound', 'There is no such suite.'),
  nameTaken: () =>
    new AppError('conflict', 'suites.nameTaken', 'Another suite has this name.', {
      field: ['name'],
    }),
  scenarioNotFound: (index: number) =>
    new AppError('not-found', 'suites.scenarioNotFound', 'There is no such scenario.', {
      field: ['scenarioIds', index],
    }),
  targetNotFound: (index: number) =>
    new AppError('not-found', 'suites.targetNotFound', 'There is no such target.', {
      field: ['targetIds', index],
    }),
};
