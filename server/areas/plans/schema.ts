import { z } from 'zod';
import { Budget } from '#server/core/money.ts';

export { moneyText } from '#server/core/money.ts';

import { planNames } from '#server/core/retention.ts';

export { bytesText, countText } from './amount.ts';

export const Plan = z.enum(planNames);

export const SetMonthBudget = z.strictObject({ budgetMicroUsd: Budget });
