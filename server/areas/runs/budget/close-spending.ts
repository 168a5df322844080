import type { Scope } from '#server/core/scope.ts';

/**
 * Counts as spent what a worker that was lost had reserved on a locked run: its calls were made, or may have
 * been, and nobody will hear what they cost.
 */
export async function keepLost(scope: Scope, runId: string): Promise<void> {
  const orgId = scope.org.id;
  await scope.db.$executeRaw`
    with held as (
      select fence, month, reserved_micro_usd as amount from run_spending
      where org_id = ${orgId}::uuid and run_id = ${runId}::uuid and reserved_micro_usd > 0
      for update
    ), kept as (
      update run_spending s
      set lost_micro_usd = lost_micro_usd + amount, reserved_micro_usd = 0, wanted_micro_usd = 0
      from held
      where s.org_id = ${orgId}::uuid and s.run_id = ${runId}::uuid
        and s.fence = held.fence and s.month = held.month
    ), summed as (
      select month, sum(amount) as amount from held group by month
    )
    update month_spending m
    set spent_micro_usd = spent_micro_usd + amount,
        reserved_micro_usd = reserved_micro_usd - amount
    from summed
    where m.org_id = ${orgId}::uuid and m.month = summed.month`;
}

/**
 * Ends the spending of a locked run. What a metered one still holds is lost; what another one cost, as far
 * as that is known, is added to the month now.
 */
export async function closeSpending(scope: Scope, runId: string): Promise<void> {
  await keepLost(scope, runId);
  // What was stored before cost nothing now.
  await scope.db.$executeRaw`
    with news as (
      select org_id, id, cost_micro_usd - booked_micro_usd as amount from run
      where org_id = ${scope.org.id}::uuid and id = ${runId}::uuid
        and not is_metered and not is_rescored and cost_micro_usd > booked_micro_usd
    ), booked as (
      update run set booked_micro_usd = cost_micro_usd
      from news where run.org_id = news.org_id and run.id = news.id
    )
    insert into month_spending as m (org_id, month, spent_micro_usd)
    select org_id, date_trunc('month', clock_timestamp() at time zone 'utc')::date, amount
    from news
    on conflict (org_id, month) do update
      set spent_micro_usd = m.spent_micro_usd + excluded.spent_micro_usd`;
}
