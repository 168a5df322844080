function conversations(count: number): string {
  return count === 1 ? '1 conversation' : `${count.toLocaleString('en')} conversations`;
}

/** How a finished run came out, in one sentence without its full stop. */
export function outcomeText(run: {
  itemCount: number;
  passCount: number;
  failCount: number;
  errorCount: number;
}): string {
  const { itemCount, passCount, failCount, errorCount } = run;
  if (failCount > 0)
    return `${failCount.toLocaleString('en')} of ${conversations(itemCount)} failed`;
  if (errorCount > 0) {
    return `${errorCount.toLocaleString('en')} of ${conversations(itemCount)} ended in an error`;
  }
  if (passCount < itemCount) {
    return `${passCount.toLocaleString('en')} of ${conversations(itemCount)} passed, none failed`;
  }
  return itemCount === 1 ? 'The conversation passed' : `All ${conversations(itemCount)} passed`;
}
