import { z } from 'zod';
import { Id } from '#server/core/ids.ts';
import { pageInput } from '#server/core/paging.ts';
import { longestValue, VariableKey } from '#server/core/variable-key.ts';

/** Environments of one organization, at most. */
export const mostEnvironments = 20;

export const EnvironmentName = z
  .string()
  .trim()
  .min(1, 'Name the environment.')
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u,
    'Use letters, digits, spaces, dots and hyphens, at most 40.',
  );

const Value = z.string().max(longestValue, 'Use at most 20,000 characters.');
const described = {
  value: Value,
  description: z.string().trim().max(500, 'Use at most 500 characters.').default(''),
};
/** The values it has in some environments instead of its own. An empty text is a value, too. */
const overrides = z
  .array(z.strictObject({ environmentId: Id, value: Value }))
  .max(mostEnvironments)
  .refine(
    (list) => new Set(list.map(({ environmentId }) => environmentId)).size === list.length,
    'An environment is listed twice.',
  );

export const CreateVariable = z.strictObject({
  key: VariableKey,
  ...described,
  overrides: overrides.default([]),
});
export const UpdateVariable = z.strictObject({
  id: Id,
  /** The version that was edited; a save over a newer one is refused. */
  baseVersion: z.number().int().min(1),
  key: VariableKey,
  ...described,
  /** Absent: they stay as they are. */
  overrides: overrides.optional(),
  /** Whether another name is also written wherever the old one stands; else it is refused there. */
  renameUses: z.boolean().default(false),
});
export const CreateEnvironment = z.strictObject({ name: EnvironmentName });
export const UpdateEnvironment = z.strictObject({ id: Id, name: EnvironmentName });
export const EnvironmentById = z.strictObject({ id: Id });
export const VariableById = z.strictObject({ id: Id });
export const ListValues = z.strictObject(pageInput);
export const ListVariables = z.strictObject({
  ...pageInput,
  search: z.string().max(200).optional(),
});
