import { z } from 'zod';
import { planNames } from '#server/core/retention.ts';

export { bytesText, countText } from './amount.ts';

export const Plan = z.enum(planNames);
