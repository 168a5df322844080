import { z } from 'zod';
import { Id } from '#server/core/ids.ts';
import { pageInput } from '#server/core/paging.ts';
import { longestValue, VariableKey } from '#server/core/variable-key.ts';

const described = {
  value: z.string().max(longestValue, 'Use at most 20,000 characters.'),
  description: z.string().trim().max(500, 'Use at most 500 characters.').default(''),
};

export const CreateVariable = z.strictObject({ key: VariableKey, ...described });
export const UpdateVariable = z.strictObject({ id: Id, key: VariableKey, ...described });
export const VariableById = z.strictObject({ id: Id });
export const ListVariables = z.strictObject({
  ...pageInput,
  search: z.string().max(200).optional(),
});
