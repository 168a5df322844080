import { AppError } from '#server/core/errors.ts';

export const targetErrors = {
  notFound: () => new AppError('not-found', 'targets.notFound', 'There is no such target.'),
  nameTaken: () =>
    new AppError('conflict', 'targets.nameTaken', 'Another target has this name.', {
      field: ['name'],
    }),
  changedMeanwhile: () =>
    new AppError(
      'conflict',
      'targets.changedMeanwhile',
      'Somebody saved this target while you were editing. Open it in another tab, then save yours again on top of it.',
    ),
  /** A target as it is can't be played: its prompt has nothing it asks for. */
  noPromptVersion: (target: string, asked: string) =>
    new AppError(
      'precondition',
      'targets.noPromptVersion',
      `The prompt of ${target} has no ${asked}. Set it on the prompt, or choose another version on the target.`,
      { field: ['targetIds'] },
    ),
  labelNotFound: (label: string) =>
    new AppError(
      'not-found',
      'targets.labelNotFound',
      `The prompt has no label ${label}. Set it on the prompt, or choose another version.`,
      { field: ['promptLabel'] },
    ),
  versionNotFound: (version: number) =>
    new AppError('not-found', 'targets.versionNotFound', `The prompt has no version ${version}.`, {
      field: ['promptVersion'],
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
  doneEvent: (problem: string) =>
    new AppError('invalid', 'targets.doneEvent', problem, { field: ['config', 'doneEvent'] }),
  firstTokenTimeout: (problem: string) =>
    new AppError('invalid', 'targets.firstTokenTimeout', problem, {
      field: ['config', 'firstTokenTimeoutMs'],
    }),
  cannotJudge: () =>
    new AppError(
      'invalid',
      'targets.cannotJudge',
      'An HTTP endpoint can’t be the judge. Choose a model or the demo assistant.',
      { field: ['id'] },
    ),
  cannotVote: () =>
    new AppError(
      'invalid',
      'targets.cannotVote',
      'Only a model can be asked several times: anything else says the same again.',
      { field: ['votes'] },
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
