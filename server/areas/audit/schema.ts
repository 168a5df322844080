import { z } from 'zod';
import { Id } from '#server/core/ids.ts';
import { pageInput } from '#server/core/paging.ts';

const Moment = z.date().min(new Date('2000-01-01')).max(new Date('9999-12-31'));

export const AuditOutcome = z.enum(['success', 'failure']);

export const ListAuditEvents = z.strictObject({
  ...pageInput,
  /** An action such as `prompt.created`, or what it begins with: `prompt.`. */
  action: z.string().max(100).optional(),
  /** The id of the person or token that acted. */
  actorId: Id.optional(),
  /** Part of an action's, a resource's or an actor's name. */
  search: z.string().max(200).optional(),
  outcome: AuditOutcome.optional(),
  /** From this moment on. */
  from: Moment.optional(),
  /** Before this moment. */
  to: Moment.optional(),
});
