import type { FailedAttempt, PlayedExpectation } from '../play/played.ts';

type Stored = { expectations: unknown; attempts: unknown };

/** Guarantees the shapes: only `recordResults` writes these columns, from exactly these types. */
export function asStored<Row extends Stored>(row: Row) {
  return {
    ...row,
    expectations: row.expectations as PlayedExpectation[],
    attempts: row.attempts as FailedAttempt[] | null,
  };
}
