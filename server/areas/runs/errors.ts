import { AppError } from '#server/core/errors.ts';
import { moneyText } from '#server/core/money.ts';

export const runErrors = {
  notFound: () => new AppError('not-found', 'runs.notFound', 'There is no such run.'),
  itemNotFound: () =>
    new AppError('not-found', 'runs.itemNotFound', 'There is no such conversation.'),
  suiteNotFound: () =>
    new AppError('not-found', 'runs.suiteNotFound', 'There is no such suite.', {
      field: ['suiteId'],
    }),
  targetNotFound: () =>
    new AppError('not-found', 'runs.targetNotFound', 'A chosen target does not exist any more.', {
      field: ['targetIds'],
    }),
  nothingMatches: () =>
    new AppError(
      'invalid',
      'runs.nothingMatches',
      'No scenario fits the filter of this suite now. Change the filter, or tag the scenarios.',
      { field: ['suiteId'] },
    ),
  noScenarios: (archived: number) =>
    new AppError(
      'invalid',
      'runs.noScenarios',
      archived === 0
        ? 'This suite has no scenarios. Add one first.'
        : `All ${archived} scenarios of this suite are archived. Restore one, or add another.`,
      { field: ['suiteId'] },
    ),
  noTargets: () =>
    new AppError(
      'invalid',
      'runs.noTargets',
      'Choose what the scenarios are played against: this suite has no targets of its own.',
      { field: ['targetIds'] },
    ),
  noKey: (target: string, provider: string) =>
    new AppError(
      'precondition',
      'runs.noKey',
      `${target} needs a key. Set a key for ${provider} under API keys, or choose another target.`,
      { field: ['targetIds'] },
    ),
  prompt: (target: string, prompt: string, problem: string, row: string | null) =>
    new AppError(
      'precondition',
      'runs.prompt',
      `The prompt ${prompt} of ${target} can’t be used${row === null ? '' : ` for ${row}`}: ${problem}`,
      { field: ['targetIds'] },
    ),
  /** `scenario` with the row of its table. */
  scenario: (scenario: string, problem: string) =>
    new AppError(
      'precondition',
      'runs.scenario',
      `${scenario} can’t be played with its values. ${problem}`,
      { field: ['suiteId'] },
    ),
  tooMuchText: () =>
    new AppError(
      'invalid',
      'runs.tooMuchText',
      'The scenarios of this suite, with all rows of their tables, are too much text for one run. Split the suite.',
      { field: ['suiteId'] },
    ),
  environmentNotFound: () =>
    new AppError(
      'not-found',
      'runs.environmentNotFound',
      'The chosen environment does not exist any more.',
      { field: ['environmentId'] },
    ),
  promptVersionNotFound: () =>
    new AppError('not-found', 'runs.promptVersionNotFound', 'The prompt has no such version.', {
      field: ['promptVersion', 'version'],
    }),
  promptUnused: () =>
    new AppError(
      'invalid',
      'runs.promptUnused',
      'None of the chosen targets uses this prompt. Choose one that does.',
      { field: ['targetIds'] },
    ),
  tooMany: (count: number, most: number) =>
    new AppError(
      'invalid',
      'runs.tooMany',
      `This would be ${count.toLocaleString('en')} conversations; one run has at most ${most.toLocaleString('en')}. Use fewer targets or repeats, or split the suite.`,
      { field: ['repeats'] },
    ),
  noPrice: (name: string, field: string) =>
    new AppError(
      'precondition',
      'runs.noPrice',
      `What ${name} costs is not known, so no budget can hold it. Set its price per million tokens under Targets (0 for a server of your own), or play without a budget.`,
      { field: [field] },
    ),
  priceGone: (name: string) =>
    new AppError(
      'precondition',
      'runs.noPrice',
      `What ${name} costs is not known any more, so the budget of this run can’t hold it. Set its price per million tokens under Targets, and play it again in a new run.`,
    ),
  noOutputLimit: (name: string, field: string) =>
    new AppError(
      'precondition',
      'runs.noOutputLimit',
      `A reply of ${name} may be as long as it likes, so a call may cost anything. Set its most tokens under Targets, or play without a budget.`,
      { field: [field] },
    ),
  budgetTooSmall: (name: string, most: number) =>
    new AppError(
      'invalid',
      'runs.budgetTooSmall',
      `One call of ${name} may cost up to ${moneyText(most)}, more than this budget. Raise it, or set fewer tokens for a reply under Targets.`,
      { field: ['budgetMicroUsd'] },
    ),
  monthUsedUp: (o: { budget: number; spent: number; month: Date; name: string; most: number }) => {
    const month = o.month.toLocaleDateString('en', { month: 'long', timeZone: 'UTC' });
    const left = o.budget - o.spent;
    const what =
      left <= 0
        ? `The ${moneyText(o.budget)} that runs may cost in ${month} are used up.`
        : `Of the ${moneyText(o.budget)} that runs may cost in ${month}, ${moneyText(left)} are left, and one call of ${o.name} may cost ${moneyText(o.most)}.`;
    return new AppError(
      'limit',
      'runs.monthUsedUp',
      `${what} An admin can raise this budget under Settings, Plan; it begins anew with the next month.`,
    );
  },
  noBaseline: (message: string) =>
    new AppError('not-found', 'runs.noBaseline', message, { field: ['baseline'] }),
  noSuchColumn: () =>
    new AppError('not-found', 'runs.noSuchColumn', 'One of the runs has no such target.', {
      field: ['targets'],
    }),
  droppedMeanwhile: () =>
    new AppError(
      'conflict',
      'runs.droppedMeanwhile',
      'The results of this run were dropped while they were being written. Export it again.',
    ),
  /** Said about a conversation that has no verdict of its own yet. */
  notPlayed: () =>
    new AppError(
      'precondition',
      'runs.notPlayed',
      'This conversation has not been played to its end yet. Its verdicts can be overruled then.',
    ),
  evidenceDropped: () =>
    new AppError(
      'precondition',
      'runs.evidenceDropped',
      'What was said here is gone, so nobody can judge it any more.',
    ),
  turnNotPlayed: () =>
    new AppError('not-found', 'runs.turnNotPlayed', 'This turn was not played: nothing was sent.'),
  requestDropped: () =>
    new AppError(
      'precondition',
      'runs.requestDropped',
      'What was said here is gone, and with it what was sent.',
    ),
  expectationNotFound: () =>
    new AppError('not-found', 'runs.expectationNotFound', 'There is no such expectation.'),
  noteMissing: () =>
    new AppError('invalid', 'runs.noteMissing', 'Say why you see it differently.', {
      field: ['note'],
    }),
  verdictChangedMeanwhile: (by: string | null) =>
    new AppError(
      'conflict',
      'runs.verdictChangedMeanwhile',
      `${by ?? 'Somebody'} said something about this meanwhile. Read it first, then say yours.`,
    ),
  playedMeanwhile: () =>
    new AppError(
      'conflict',
      'runs.playedMeanwhile',
      'This conversation was played again meanwhile, and something else was said. Read it first, then say what you think of it.',
    ),
  nothingSaid: () =>
    new AppError('conflict', 'runs.nothingSaid', 'There is no verdict of a person to take back.'),
  notOver: () =>
    new AppError(
      'conflict',
      'runs.notOver',
      'This run is still being played. Wait until it has ended, or cancel it.',
    ),
  beingRescored: (number: number) =>
    new AppError(
      'conflict',
      'runs.beingRescored',
      `Run #${number} judges the replies of this run at the moment. Wait until it has ended, or cancel it.`,
    ),
  sourceNotOver: (number: number) =>
    new AppError(
      'conflict',
      'runs.sourceNotOver',
      `The replies of this run are those of run #${number}, which is being played again. Wait until it has ended, or cancel it.`,
    ),
  frozenGone: () =>
    new AppError(
      'precondition',
      'runs.frozenGone',
      'What this run was played with is gone, and what was said in it. Start a new run of the suite instead.',
    ),
  budgetUsedUp: (budget: number) =>
    new AppError(
      'limit',
      'runs.budgetUsedUp',
      `The ${moneyText(budget)} that this run may cost are used up. Play it again in a new run, which has a budget of its own.`,
    ),
  targetsGone: () =>
    new AppError(
      'precondition',
      'runs.targetsGone',
      'The targets that these conversations were played against are gone. Play them again in the same run, or start a new run of the suite.',
    ),
  nothingToPlay: () =>
    new AppError('invalid', 'runs.nothingToPlay', 'This run has no such conversations.', {
      field: ['which'],
    }),
  nothingToRescore: () =>
    new AppError(
      'precondition',
      'runs.nothingToRescore',
      'No scenario of this run is in use any more, or nothing was said in it. Restore a scenario, or start a new run.',
    ),
  over: () => new AppError('conflict', 'runs.over', 'This run has ended already.'),
};
