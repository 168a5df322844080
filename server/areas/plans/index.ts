export { countText } from './amount.ts';
export { countRun } from './count-run.ts';
export { planErrors } from './errors.ts';
export { getUsage } from './get-usage.ts';
export { limitsOf } from './limits.ts';
export { currentMonth, readPlan } from './read-plan.ts';
export { lockSeats, type Seats, takeSeat } from './seats.ts';
