import { z } from 'zod';

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

/** What stands between the braces of `{{name}}`. */
export const VariableKey = z
  .string()
  .trim()
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]{0,63}$/,
    'Use letters, digits and underscores, not starting with a digit, at most 64.',
  )
  .refine((key) => !reserved.has(key), 'Prompts read this word as part of their own language.');

/** The longest value of a variable, in UTF-16 code units. */
export const longestValue = 20_000;
