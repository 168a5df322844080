import { AppError } from '#server/core/errors.ts';
import { mostEnvironments } from './schema.ts';

export const variableErrors = {
  notFound: () => new AppError('not-found', 'variables.notFound', 'There is no such variable.'),
  keyTaken: () =>
    new AppError('conflict', 'variables.keyTaken', 'Another variable has this name.', {
      field: ['key'],
    }),
  changedMeanwhile: () =>
    new AppError(
      'conflict',
      'variables.changedMeanwhile',
      'Somebody saved this variable while you were editing. Look at theirs, then save yours again on top of it.',
    ),
  environmentNotFound: (index: number) =>
    new AppError('not-found', 'variables.environmentNotFound', 'There is no such environment.', {
      field: ['overrides', index, 'environmentId'],
    }),
  inUse: (names: readonly string[], what: 'delete' | 'rename') =>
    new AppError(
      'conflict',
      'variables.inUse',
      `${names.join(', ')} ${names.length === 1 ? 'uses' : 'use'} this variable. Take it out there before you ${what} it.`,
      what === 'rename' ? { field: ['key'] } : {},
    ),
  mayNotRename: (names: readonly string[]) =>
    new AppError(
      'forbidden',
      'variables.mayNotRename',
      `You may not change ${names.join(', ')}, which ${names.length === 1 ? 'uses' : 'use'} this variable.`,
      { field: ['key'] },
    ),
  otherMeaning: (key: string, names: readonly string[]) =>
    new AppError(
      'conflict',
      'variables.otherMeaning',
      `In ${names.join(', ')} the name ${key} already stands for something else. Choose another name.`,
      { field: ['key'] },
    ),
  isPinned: (names: readonly string[]) =>
    new AppError(
      'conflict',
      'variables.isPinned',
      `${names.join(', ')} ${names.length === 1 ? 'names' : 'name'} this variable, and versions never change. Make a variable of the other name, use it in a new version, and move what is pinned to it.`,
      { field: ['key'] },
    ),
};

export const environmentErrors = {
  notFound: () =>
    new AppError('not-found', 'environments.notFound', 'There is no such environment.'),
  nameTaken: () =>
    new AppError('conflict', 'environments.nameTaken', 'Another environment has this name.', {
      field: ['name'],
    }),
  tooMany: () =>
    new AppError(
      'invalid',
      'environments.tooMany',
      `An organization has at most ${mostEnvironments} environments.`,
      { field: ['name'] },
    ),
  inUse: (suites: readonly string[]) =>
    new AppError(
      'conflict',
      'environments.inUse',
      `Suites start their runs with this environment: ${suites.join(', ')}. Choose another one there first.`,
    ),
};
