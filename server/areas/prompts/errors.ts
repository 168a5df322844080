import { AppError } from '#server/core/errors.ts';
import { mostLabels } from './schema.ts';

export const promptErrors = {
  notFound: () => new AppError('not-found', 'prompts.notFound', 'There is no such prompt.'),
  nameTaken: () =>
    new AppError('conflict', 'prompts.nameTaken', 'Another prompt has this name.', {
      field: ['name'],
    }),
  environmentNotFound: () =>
    new AppError('not-found', 'prompts.environmentNotFound', 'There is no such environment.', {
      field: ['environmentId'],
    }),
  template: (message: string, field: readonly (string | number)[]) =>
    new AppError('invalid', 'prompts.template', message, { field }),
  unknownVariables: (names: readonly string[], field: readonly (string | number)[]) =>
    new AppError(
      'invalid',
      'prompts.unknownVariables',
      names.length === 1
        ? `There is no variable ${names[0]}. Create it under Variables, or correct the name.`
        : `There are no variables ${names.join(', ')}. Create them under Variables, or correct the names.`,
      { field },
    ),
  changedMeanwhile: (by: string | null) =>
    new AppError(
      'conflict',
      'prompts.changedMeanwhile',
      `${by ?? 'Somebody'} saved a newer version while you were editing. Open it in another tab, then save yours again on top of it.`,
    ),
  inUse: (names: readonly string[]) =>
    new AppError(
      'conflict',
      'prompts.inUse',
      `Targets use this prompt: ${names.join(', ')}. Change or delete them first.`,
    ),
  versionNotFound: (field?: readonly string[]) =>
    new AppError('not-found', 'prompts.versionNotFound', 'There is no such version.', {
      ...(field && { field }),
    }),
  labelNotFound: () =>
    new AppError('not-found', 'prompts.labelNotFound', 'There is no such label.'),
  labelMoved: (name: string, version: number | null) =>
    new AppError(
      'conflict',
      'prompts.labelMoved',
      version === null
        ? `Somebody took ${name} off meanwhile. Look again, then move it.`
        : `Somebody moved ${name} to version ${version} meanwhile. Look again, then move it.`,
    ),
  /** `missing`: sentences. */
  labelGate: (name: string, suite: string, missing: readonly string[]) =>
    new AppError(
      'precondition',
      'prompts.labelGate',
      `${name} moves only to a version ${suite} is green on. ${missing.join(' ')}`,
      { field: ['version'] },
    ),
  mayNotOverride: (why: string) =>
    new AppError(
      'forbidden',
      'prompts.mayNotOverride',
      `${why} Only somebody who may override that can change it; administrators may.`,
    ),
  tooManyLabels: () =>
    new AppError(
      'conflict',
      'prompts.tooManyLabels',
      `A prompt has at most ${mostLabels} labels. Take one off first.`,
      { field: ['name'] },
    ),
  labelInUse: (names: readonly string[]) =>
    new AppError(
      'conflict',
      'prompts.labelInUse',
      `Targets follow this label: ${names.join(', ')}. Point them elsewhere first.`,
    ),
  suiteNotFound: () =>
    new AppError('not-found', 'prompts.suiteNotFound', 'There is no such suite.', {
      field: ['suiteId'],
    }),
};
