import { z } from 'zod';
import { Id } from '#server/core/ids.ts';

/** One permission or several at once: `prompts:write`, `prompts:*`, `*:read`, `*:*`. */
export const Pattern = z
  .string()
  .max(80)
  .regex(/^(\*|[a-zA-Z]+):(\*|[a-zA-Z]+)$/, 'Write resource:action, with * for all of them.');

const named = {
  name: z
    .string()
    .trim()
    .min(2, 'Use at least 2 characters.')
    .max(40, 'Use at most 40 characters.'),
  description: z.string().trim().max(200, 'Use at most 200 characters.').default(''),
  permissions: z
    .array(Pattern)
    .min(1, 'Choose at least one permission.')
    .max(200)
    .transform((patterns) => [...new Set(patterns)]),
};

export const CreateRole = z.strictObject(named);
export const UpdateRole = z.strictObject({ id: Id, ...named });
export const RoleById = z.strictObject({ id: Id });

export const ListGrants = z.strictObject({
  /** Leave it out for those of all members. */
  memberId: Id.optional(),
});
export const CreateGrant = z.strictObject({
  memberId: Id,
  permission: Pattern,
  /** The moment it ends; without one it lasts as long as the membership. */
  expiresAt: z
    .date('Choose a date.')
    .max(new Date('9999-01-01'), 'Choose an earlier date.')
    .nullish(),
});
export const GrantById = z.strictObject({ id: Id });
export const ExplainMember = z.strictObject({ memberId: Id });
export const ExplainAccess = z.strictObject({
  memberId: Id,
  /** One permission, without wildcards: `prompts:write`. */
  permission: z.string().max(80),
});
