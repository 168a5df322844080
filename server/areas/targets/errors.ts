import { AppError } from '#server/core/errors.ts';

export const targetErrors = {
  notFound: () => new AppError('not-found', 'targets.notFound', 'There is no such target.'),
  nameTaken: () =>
    new AppError('conflict', 'targets.nameTaken', 'Another target has this name.', {
      field: ['name'],
    }),
  promptNotFound: () =>
    new AppError('not-found', 'targets.promptNotFound', 'There is no such prompt.', {
      field: ['promptId'],
    }),
  otherKind: () =>
    new AppError(
      'conflict',
      'targets.otherKind',
      'A target keeps its kind. Create another target instead.',
      { field: ['kind'] },
    ),
  url: (problem: string) =>
    new AppError('invalid', 'targets.url', problem, { field: ['config', 'url'] }),
  body: (problem: string) =>
    new AppError('invalid', 'targets.body', problem, { field: ['config', 'body'] }),
  headers: (problem: string) =>
    new AppError('invalid', 'targets.headers', problem, { field: ['config', 'headers'] }),
  secretHeaderName: (problem: string) =>
    new AppError('invalid', 'targets.secretHeaderName', problem, {
      field: ['config', 'secretHeaderName'],
    }),
  secretHeaderValue: (problem: string) =>
    new AppError('invalid', 'targets.secretHeaderValue', problem, {
      field: ['secretHeaderValue'],
    }),
  path: (name: 'replyPath' | 'conversationIdPath', problem: string) =>
    new AppError('invalid', `targets.${name}`, problem, { field: ['config', name] }),
  cannotJudge: () =>
    new AppError(
      'invalid',
      'targets.cannotJudge',
      'An HTTP endpoint can’t be the judge. Choose a model or the demo assistant.',
      { field: ['id'] },
    ),
  judgeChangedMeanwhile: () =>
    new AppError(
      'conflict',
      'targets.judgeChangedMeanwhile',
      'Somebody chose another judge at the same moment. Look at it, then try again.',
    ),
  inUse: (names: readonly string[]) =>
    new AppError(
      'conflict',
      'targets.inUse',
      `Suites run against this target: ${names.join(', ')}. Take it out of them first.`,
    ),
};
