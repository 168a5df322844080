import { AppError } from '#server/core/errors.ts';

export const promptErrors = {
  notFound: () => new AppError('not-found', 'prompts.notFound', 'There is no such prompt.'),
  nameTaken: () =>
    new AppError('conflict', 'prompts.nameTaken', 'Another prompt has this name.', {
      field: ['name'],
    }),
  template: (message: string, field: readonly (string | number)[]) =>
    new AppError('invalid', 'prompts.template', message, { field }),
  unknownVariables: (names: readonly string[]) =>
    new AppError(
      'invalid',
      'prompts.unknownVariables',
      names.length === 1
        ? `There is no variable ${names[0]}. Create it under Variables, or correct the name.`
        : `There are no variables ${names.join(', ')}. Create them under Variables, or correct the names.`,
      { field: ['content'] },
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
};
