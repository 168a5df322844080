import { z } from 'zod';
import { CreateVariable } from './schema.ts';

/** A variable as a file says it; its name is what prompts write between braces. */
export const VariableDocument = z.strictObject({
  kind: z.literal('Variable'),
  name: CreateVariable.shape.key,
  spec: CreateVariable.omit({ key: true }),
});
export type VariableDocument = z.infer<typeof VariableDocument>;
