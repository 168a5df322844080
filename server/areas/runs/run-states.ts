import type { RunStatus } from './schema.ts';

/** Which state may follow which; there is no other list of them. */
const moves: Readonly<Record<RunStatus, readonly RunStatus[]>> = {
  QUEUED: ['RUNNING', 'CANCELLED', 'FAILED'],
  RUNNING: ['COMPLETED', 'CANCELLING', 'CANCELLED', 'FAILED'],
  CANCELLING: ['CANCELLED'],
  // Conversations of an ended run may be played again.
  CANCELLED: ['QUEUED'],
  COMPLETED: ['QUEUED'],
  FAILED: ['QUEUED'],
};

const over: readonly RunStatus[] = ['CANCELLED', 'COMPLETED', 'FAILED'];

export function mayMove(from: RunStatus, to: RunStatus): boolean {
  return moves[from].includes(to);
}

/** True when nothing is played any more, and nothing will be unless somebody asks for it. */
export function isOver(status: RunStatus): boolean {
  return over.includes(status);
}

/** @throws {Error} on a move that is not in the table, which is a fault of the caller */
export function assertMove(from: RunStatus, to: RunStatus): void {
  if (!mayMove(from, to)) throw new Error(`A run can't go from ${from} to ${to}.`);
}
