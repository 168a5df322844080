import { moneyText } from '#server/core/money.ts';

type Stopped = {
  stoppedBy: 'FAILURES' | 'ERRORS' | 'BUDGET' | 'MONTH_BUDGET';
  stopAfterFailures: number | null;
  stopAfterErrors: number | null;
  budgetMicroUsd: number | null;
  itemCount: number;
  doneCount: number;
};

/** Why a run ended early, and what it left out: "Stopped after 5 failures: 37 conversations not played". */
export function stoppedText(run: Stopped): string {
  const left = run.itemCount - run.doneCount;
  const rest = left === 0 ? '' : `: ${amount(left, 'conversation')} not played`;
  return `Stopped ${why(run)}${rest}`;
}

function why({ stoppedBy, stopAfterFailures, stopAfterErrors, budgetMicroUsd }: Stopped): string {
  switch (stoppedBy) {
    case 'FAILURES':
      return `after ${amount(stopAfterFailures ?? 0, 'failure')}`;
    case 'ERRORS':
      return `after ${amount(stopAfterErrors ?? 0, 'error')}`;
    case 'BUDGET':
      return `at its budget of ${moneyText(budgetMicroUsd ?? 0)}`;
    case 'MONTH_BUDGET':
      return 'at the budget of the month';
  }
}

function amount(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
