import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { counted } from '../share/words.ts';

export type Counts = {
  itemCount: number;
  passCount: number;
  failCount: number;
  errorCount: number;
  uncheckedCount: number;
};

/** What the gate of the server said. */
export type GateAnswer = { passed: boolean; reasons: readonly string[] };

export type Ended = Counts & {
  status: string;
  error: string | null;
  /** Why this program ended it; null when it did not. */
  cancelledFor: 'interrupt' | 'timeout' | null;
  /** What ended it before everything was played. */
  stoppedBy: string | null;
};

/**
 * What a run comes to, decided in one place: what can't be told is never a pass. Pure.
 * @returns the exit code, and a sentence where the counts alone don't say why
 */
export function judgeRun(
  run: Ended,
  { gate, allowUnchecked }: { gate: GateAnswer | null; allowUnchecked: boolean },
): { code: ExitCode; why: string | null } {
  const unknown = unfinished(run) ?? unjudged(run) ?? unchecked(run, allowUnchecked);
  if (unknown !== null) return { code: exitCodes.unknown, why: unknown };
  const left = run.itemCount - doneOf(run);
  if (!gate) {
    const isPass = run.failCount === 0 && left === 0;
    return { code: isPass ? exitCodes.passed : exitCodes.failed, why: null };
  }
  if (!gate.passed) return { code: exitCodes.failed, why: null };
  // The rules of the suite ended it early: nobody knows what the gate would say of the rest.
  if (left > 0)
    return { code: exitCodes.unknown, why: `${counted(left, 'conversation')} left out.` };
  return { code: exitCodes.passed, why: null };
}

/** Conversations that have a verdict. */
export function doneOf({ passCount, failCount, errorCount, uncheckedCount }: Counts): number {
  return passCount + failCount + errorCount + uncheckedCount;
}

function unfinished({ status, error, cancelledFor }: Ended): string | null {
  if (cancelledFor === 'timeout') return 'It took longer than it may, and was cancelled.';
  if (status === 'CANCELLED') return 'The run was cancelled.';
  return status === 'COMPLETED' ? null : (error ?? 'The run could not be finished.');
}

function unjudged(run: Ended): string | null {
  if (run.stoppedBy === 'BUDGET') return 'Its budget was used up before everything was played.';
  if (run.stoppedBy === 'MONTH_BUDGET') {
    return 'The budget of the month was used up before everything was played.';
  }
  if (run.errorCount > 0) return `${counted(run.errorCount, 'conversation')} could not be judged.`;
  return doneOf(run) === 0 ? 'Nothing was played.' : null;
}

function unchecked(run: Ended, isAllowed: boolean): string | null {
  const { uncheckedCount: count } = run;
  if (count === 0) return null;
  if (count === doneOf(run)) return 'No conversation checks anything: that is no pass.';
  if (isAllowed) return null;
  const which = `${counted(count, 'conversation')} ${count === 1 ? 'checks' : 'check'} nothing`;
  return `${which}: that is no pass. Add expectations, or say --allow-unchecked.`;
}
