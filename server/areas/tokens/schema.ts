import { z } from 'zod';
import { Pattern } from '#server/areas/roles/schema.ts';
import { Id } from '#server/core/ids.ts';
import { pageInput } from '#server/core/paging.ts';

export const CreateToken = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'Write what the token is for.')
    .max(80, 'Use at most 80 characters.'),
  /** What the token may do, in the words of permissions; never more than its maker. */
  scopes: z
    .array(Pattern)
    .min(1, 'Choose what the token may do.')
    .max(200)
    .transform((patterns) => [...new Set(patterns)]),
  /** At most a year from now. */
  expiresAt: z.date('Choose a date.'),
});
export const TokenById = z.strictObject({ id: Id });
export const ListTokens = z.strictObject(pageInput);
