import { z } from 'zod';
import { Plan } from '#server/areas/plans/schema.ts';
import { Id } from '#server/core/ids.ts';
import { pageInput } from '#server/core/paging.ts';

const search = z.string().max(200).optional();

/** `search` is part of a name or an address. */
export const ListInstanceOrgs = z
  .strictObject({ ...pageInput, search, plan: Plan.optional() })
  .prefault({});
export const SetPlan = z.strictObject({ orgId: Id, plan: Plan });
export const AccountState = z.enum(['active', 'shut']);
export const ListInstanceUsers = z
  .strictObject({ ...pageInput, search, state: AccountState.optional() })
  .prefault({});
export const SetActive = z.strictObject({ userId: Id, isActive: z.boolean() });
