type Stopped = {
  stoppedBy: 'FAILURES' | 'ERRORS';
  stopAfterFailures: number | null;
  stopAfterErrors: number | null;
  itemCount: number;
  doneCount: number;
};

/** Why a run ended early, and what it left out: "Stopped after 5 failures: 37 conversations not played". */
export function stoppedText(run: Stopped): string {
  const after =
    run.stoppedBy === 'FAILURES'
      ? amount(run.stopAfterFailures ?? 0, 'failure')
      : amount(run.stopAfterErrors ?? 0, 'error');
  const left = amount(run.itemCount - run.doneCount, 'conversation');
  return `Stopped after ${after}: ${left} not played`;
}

function amount(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
