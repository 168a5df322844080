import { countText } from '../count-text.ts';

/** What a run must keep to so that a change may go out. */
export type GateLimits = {
  maxRegressions?: number | undefined;
  /** From 0 to 1. */
  minPassRate?: number | undefined;
};

/** What the gate judges by; all of it as compared with the baseline. */
export type GateFigures = {
  /** Cells that passed in the baseline and do not now. */
  regressed: number;
  /** Cells with a result on both sides. */
  compared: number;
  /** Cells of the baseline that have no result in the run. */
  removed: number;
  /** Conversations of the run: all that were checked, errors among them. */
  checked: number;
  passed: number;
  errored: number;
  /** Conversations of the run that have no verdict. */
  unplayed: number;
};

/** Null when no limit was set, so that there is nothing to pass. Each reason is a sentence, what broke it first. */
export type GateVerdict = { passed: boolean | null; reasons: string[] };

/**
 * Whether a run keeps to its limits. It does not when it is not played to its end, when there is nothing
 * to count, and errors count as not passed: what is not known is never a pass.
 */
export function judgeGate(limits: GateLimits, figures: GateFigures): GateVerdict {
  const { maxRegressions, minPassRate } = limits;
  if (maxRegressions === undefined && minPassRate === undefined) {
    return { passed: null, reasons: ['No limit is set, so there is nothing to pass.'] };
  }
  const checks = [
    ...(figures.unplayed > 0 ? [{ isKept: false, said: unplayedText(figures.unplayed) }] : []),
    ...(maxRegressions === undefined ? [] : [regressionsOf(maxRegressions, figures)]),
    ...(minPassRate === undefined ? [] : [rateOf(minPassRate, figures)]),
  ];
  const broken = checks.filter(({ isKept }) => !isKept);
  const kept = checks.filter(({ isKept }) => isKept);
  return {
    passed: broken.length === 0,
    reasons: [...[...broken, ...kept].map(({ said }) => said), ...notesOn(limits, figures)],
  };
}

type Check = { isKept: boolean; said: string };

function regressionsOf(most: number, { regressed, compared }: GateFigures): Check {
  if (compared === 0) {
    return {
      isKept: false,
      said: 'Nothing can be compared with the baseline, so regressions can’t be counted.',
    };
  }
  const said = `${countText(regressed, 'regression')}, at most ${number(most)} allowed.`;
  return { isKept: regressed <= most, said };
}

function rateOf(least: number, { passed, checked }: GateFigures): Check {
  const needed = `at least ${percent(least, Math.ceil)} needed.`;
  if (checked === 0) return { isKept: false, said: `Nothing was checked, ${needed}` };
  const share = percent(passed / checked, Math.floor);
  const of = `${number(passed)} of ${countText(checked, 'checked conversation')}`;
  return { isKept: passed / checked >= least, said: `${of} passed (${share}), ${needed}` };
}

function notesOn({ maxRegressions }: GateLimits, { errored, removed }: GateFigures): string[] {
  return [
    ...(errored > 0
      ? [
          `${countText(errored, 'conversation')} ended in an error and ${errored === 1 ? 'counts' : 'count'} as not passed.`,
        ]
      : []),
    ...(maxRegressions !== undefined && removed > 0
      ? [
          `${countText(removed, 'result')} of the baseline ${removed === 1 ? 'has' : 'have'} no counterpart in this run.`,
        ]
      : []),
  ];
}

function unplayedText(unplayed: number): string {
  return `${countText(unplayed, 'conversation')} of this run ${unplayed === 1 ? 'was' : 'were'} not played.`;
}

/** Cut or raised to a tenth, so that it never seems to reach what it does not. */
function percent(share: number, cut: (value: number) => number): string {
  // A hair is taken off or added: 0.29 × 1,000 is 289.99999999999994.
  const hair = cut === Math.ceil ? -1e-9 : 1e-9;
  return `${cut(share * 1_000 + hair) / 10} %`;
}

const number = (value: number) => value.toLocaleString('en');
