import { z } from 'zod';
import { CreatePrompt } from './schema.ts';

/** A prompt as a file says it. */
export const PromptDocument = z.strictObject({
  kind: z.literal('Prompt'),
  name: CreatePrompt.shape.name,
  spec: CreatePrompt.omit({ name: true }),
});
export type PromptDocument = z.infer<typeof PromptDocument>;
