/**
 * Postgres ends a transaction whose process says nothing for so long, and with it its locks: a process
 * that is frozen in the middle of one would hold up everybody else until it wakes.
 */
export const idleLimit = { idle_in_transaction_session_timeout: 15_000 } as const;
