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
  hasFilter: (name: string) =>
    new AppError(
      'conflict',
      'suites.hasFilter',
      `${name} chooses its scenarios by a filter, so none can be listed in it by hand.`,
    ),
  tooManyScenarios: (name: string) =>
    new AppError(
      'conflict',
      'suites.tooManyScenarios',
      `${name} would list more than 2,000 scenarios.`,
    ),
  targetNotFound: (index: number) =>
    new AppError('not-found', 'suites.targetNotFound', 'There is no such target.', {
      field: ['targetIds', index],
    }),
  environmentNotFound: () =>
    new AppError('not-found', 'suites.environmentNotFound', 'There is no such environment.', {
      field: ['environmentId'],
    }),
  environmentInUse: () =>
    new AppError(
      'conflict',
      'suites.environmentInUse',
      'A suite starts its runs with this environment, or it has just been deleted. Look again.',
    ),
  changedMeanwhile: () =>
    new AppError(
      'conflict',
      'suites.changedMeanwhile',
      'Somebody saved this suite while you were editing. Open it in another tab, then save yours again on top of it.',
    ),
  guardsLabels: (labels: readonly string[]) =>
    new AppError(
      'conflict',
      'suites.guardsLabels',
      labels.length === 0
        ? 'A label of a prompt moves only when this suite is green. Let it move freely first.'
        : `Labels move only when this suite is green: ${labels.join(', ')}. Let them move freely first.`,
    ),
};
