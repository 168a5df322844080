/** What was, is and was undone; the newest of the past and the next to redo stand last. */
export type History<T> = {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last change was about, and when it began and went on; null after any other step. */
  readonly open: { readonly about: string; readonly sinceMs: number; readonly atMs: number } | null;
};

/** Steps that can be taken back. */
export const mostSteps = 200;
/** Typing that pauses for longer is another step. */
const pauseMs = 1_000;
/** So is typing that has gone on for this long. */
const longestMs = 10_000;

export function begin<T>(present: T): History<T> {
  return { past: [], present, future: [], open: null };
}

/**
 * Goes on to `next`. Changes about the same thing, such as typing in one field, are one step while they
 * follow each other closely; `about: null` is always a step of its own.
 */
export function change<T>(
  history: History<T>,
  next: T,
  { about, atMs }: { about: string | null; atMs: number },
): History<T> {
  const { past, present, open } = history;
  if (Object.is(next, present)) return history;
  const goesOn =
    open !== null &&
    open.about === about &&
    atMs - open.atMs < pauseMs &&
    atMs - open.sinceMs < longestMs;
  return {
    past: goesOn ? past : [...past, present].slice(-mostSteps),
    present: next,
    future: [],
    open: about === null ? null : { about, sinceMs: goesOn ? open.sinceMs : atMs, atMs },
  };
}

/** One step back; stays where there is none. */
export function undo<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  const [previous] = past.slice(-1);
  if (past.length === 0 || previous === undefined) return history;
  return { past: past.slice(0, -1), present: previous, future: [...future, present], open: null };
}

/** One step forward again; stays where there is none. */
export function redo<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  const [next] = future.slice(-1);
  if (future.length === 0 || next === undefined) return history;
  return { past: [...past, present], present: next, future: future.slice(0, -1), open: null };
}
