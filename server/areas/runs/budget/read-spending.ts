import type { Scope } from '#server/core/scope.ts';

/** What became of the money of a metered run, in micro-USD. */
export type RunSpending = {
  /** Of calls whose cost is known. */
  spent: number;
  /** The most that calls without a known cost can have cost. */
  estimated: number;
  /** Held by a worker that was lost, and counted as spent. */
  lost: number;
  /** Held for calls that have not ended. */
  reserved: number;
};

export async function readSpending({ db, org }: Scope, runId: string): Promise<RunSpending> {
  const [sum] = await db.$queryRaw<RunSpending[]>`
    select coalesce(sum(spent_micro_usd), 0)::float8 as spent,
      coalesce(sum(estimated_micro_usd), 0)::float8 as estimated,
      coalesce(sum(lost_micro_usd), 0)::float8 as lost,
      coalesce(sum(reserved_micro_usd), 0)::float8 as reserved
    from run_spending where org_id = ${org.id}::uuid and run_id = ${runId}::uuid`;
  return sum ?? { spent: 0, estimated: 0, lost: 0, reserved: 0 };
}
