import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { readMonth } from './read-month.ts';

/**
 * Says what the runs of a calendar month may cost. It holds at once for runs that are paid from a budget;
 * runs that began without any go on so.
 * @param budgetMicroUsd null: no limit
 */
export async function setMonthBudget(scope: Scope, budgetMicroUsd: number | null): Promise<void> {
  const { org } = scope;
  const { budget: before } = await readMonth(scope);
  await scope.db.organization.update({
    where: { id: org.id },
    data: { monthBudget: budgetMicroUsd },
  });
  await audit(scope, 'org.monthBudgetChanged', {
    resource: { kind: 'org', id: org.id, name: org.name },
    change: { before: { budgetMicroUsd: before }, after: { budgetMicroUsd } },
  });
}
