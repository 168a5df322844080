export { checkStorage, countRun } from './count-run.ts';
export { getUsage } from './get-usage.ts';
export { measureSoon } from './jobs.ts';
export { limitsOf } from './limits.ts';
export { readMonth } from './read-month.ts';
export { currentMonth, readPlan } from './read-plan.ts';
export { lockSeats, takeSeat } from './seats.ts';
export { setMonthBudget } from './set-month-budget.ts';
