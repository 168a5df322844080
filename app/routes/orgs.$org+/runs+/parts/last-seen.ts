const seen = new Map<string, string>();

/** Notes which conversation of a run was looked at, as long as the page is not loaded anew. */
export function noteSeen(runId: string, itemId: string): void {
  seen.set(runId, itemId);
}

/** The conversation of a run that was looked at last; null when none was. */
export function lastSeen(runId: string): string | null {
  return seen.get(runId) ?? null;
}
