import { z } from 'zod';
import { UpdatePrompt } from '#server/areas/prompts/schema.ts';

/** What is typed into the prompt editor, of a new prompt and of an existing one. */
export const PromptForm = UpdatePrompt.omit({ id: true, baseVersion: true }).extend({
  content: z.string(),
});
export type PromptForm = z.output<typeof PromptForm>;

/** A variable as the editor shows it. */
export type KnownVariable = { id: string; key: string; value: string };
