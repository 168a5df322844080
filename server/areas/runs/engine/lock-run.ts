import type { Scope } from '#server/core/scope.ts';
import type { RunStatus } from '../schema.ts';

export type LockedRun = {
  status: RunStatus;
  number: number;
  suiteName: string;
  /** A worker plays it at this moment. */
  isHeld: boolean;
};

/** Locks a run until the transaction ends; null when there is none. Lock the run before its items. */
export async function lockRun(scope: Scope, id: string): Promise<LockedRun | null> {
  const [run] = await scope.db.$queryRaw<LockedRun[]>`
    select status::text, number, suite_name as "suiteName",
      (lease_until > clock_timestamp()) is true as "isHeld"
    from run where org_id = ${scope.org.id}::uuid and id = ${id}::uuid for update`;
  return run ?? null;
}
