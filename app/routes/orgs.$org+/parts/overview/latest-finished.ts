const over = new Set(['COMPLETED', 'FAILED']);

/** The newest run that ended by itself; runs come newest first. */
export function latestFinished<Run extends { status: string }>(runs: readonly Run[]): Run | null {
  return runs.find(({ status }) => over.has(status)) ?? null;
}
