import { z } from 'zod';
import { CreateSuite } from './schema.ts';

const names = (what: string) =>
  z
    .array(z.string().trim().min(1).max(120))
    .refine((list) => new Set(list).size === list.length, `A ${what} is listed twice.`)
    .default([]);

/** A suite as a file says it: scenarios, in order, and targets by name. */
export const SuiteDocument = z.strictObject({
  kind: z.literal('Suite'),
  name: CreateSuite.shape.name,
  spec: z.strictObject({
    description: CreateSuite.shape.description,
    repeats: CreateSuite.shape.repeats,
    scenarios: names('scenario'),
    targets: names('target'),
  }),
});
export type SuiteDocument = z.infer<typeof SuiteDocument>;
