import { AppError } from '#server/core/errors.ts';

export const scenarioErrors = {
  notFound: () => new AppError('not-found', 'scenarios.notFound', 'There is no such scenario.'),
  notFoundAt: (index: number) =>
    new AppError('not-found', 'scenarios.notFound', 'One of the scenarios is gone. Look again.', {
      field: ['ids', index],
    }),
  tooManyTags: (name: string) =>
    new AppError('conflict', 'scenarios.tooManyTags', `${name} has no room for another tag.`),
  versionNotFound: () =>
    new AppError('not-found', 'scenarios.versionNotFound', 'The scenario has no such version.'),
  nameTaken: () =>
    new AppError('conflict', 'scenarios.nameTaken', 'Another scenario has this name.', {
      field: ['name'],
    }),
  pattern: (message: string, field: readonly (string | number)[]) =>
    new AppError('invalid', 'scenarios.pattern', message, { field }),
  changedMeanwhile: (by: string | null) =>
    new AppError(
      'conflict',
      'scenarios.changedMeanwhile',
      `${by ?? 'Somebody'} saved a newer version while you were editing. Open it in another tab, then save yours again on top of it.`,
    ),
  inUseOf: (name: string, suites: readonly string[]) =>
    new AppError(
      'conflict',
      'scenarios.inUse',
      `Suites play ${name}: ${suites.join(', ')}. Take it out of them first, or archive it. Nothing was deleted.`,
    ),
  inUse: (names: readonly string[]) =>
    new AppError(
      'conflict',
      'scenarios.inUse',
      `Suites play this scenario: ${names.join(', ')}. Take it out of them first, or archive it.`,
    ),
};
