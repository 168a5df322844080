import { z } from 'zod';
import { Id } from '#server/core/ids.ts';
import { pageInput } from '#server/core/paging.ts';

/** Words that Liquid, the language of prompts, never reads as a variable. */
const reserved = new Set([
  'true',
  'false',
  'nil',
  'null',
  'empty',
  'blank',
  'and',
  'or',
  'not',
  'contains',
  'forloop',
]);

export const VariableKey = z
  .string()
  .trim()
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]{0,63}$/,
    'Use letters, digits and underscores, not starting with a digit, at most 64.',
  )
  .refine((key) => !reserved.has(key), 'Prompts read this word as part of their own language.');

const described = {
  value: z.string().max(20_000, 'Use at most 20,000 characters.'),
  description: z.string().trim().max(500, 'Use at most 500 characters.').default(''),
};

export const CreateVariable = z.strictObject({ key: VariableKey, ...described });
export const UpdateVariable = z.strictObject({ id: Id, key: VariableKey, ...described });
export const VariableById = z.strictObject({ id: Id });
export const ListVariables = z.strictObject({
  ...pageInput,
  search: z.string().max(200).optional(),
});
