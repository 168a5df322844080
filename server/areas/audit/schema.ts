import { z } from 'zod';
import { Id } from '#server/core/ids.ts';
import { pageInput } from '#server/core/paging.ts';

const Moment = z.date().min(new Date('2000-01-01')).max(new Date('9999-12-31'));

export const AuditOutcome = z.enum(['success', 'failure']);

/** A person, an API token, Assay itself, somebody an organization does not know. */
export const AuditActorKind = z.enum(['user', 'token', 'job', 'stranger']);

const filters = {
  /** An action such as `prompt.created`, or what it begins with: `prompt.`. */
  action: z.string().max(100).optional(),
  actorKind: AuditActorKind.optional(),
  /** The id of the person or token that acted. */
  actorId: Id.optional(),
  /** What it was done to: `prompt`. */
  resourceKind: z.string().max(50).optional(),
  resourceId: Id.optional(),
  /** Words of the action, of names or of details; the last one may be unfinished. */
  search: z.string().max(200).optional(),
  outcome: AuditOutcome.optional(),
  /** From this moment on. */
  from: Moment.optional(),
  /** Before this moment. */
  to: Moment.optional(),
};

export type AuditFilters = {
  [Name in keyof typeof filters]?: z.output<(typeof filters)[Name]>;
};

export const ListAuditEvents = z.strictObject({ ...pageInput, ...filters });

/** A moment in an address, as ISO 8601: `2026-11-21T04:31:15Z`. */
const MomentText = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .pipe(Moment);

/** The filters of the list, as an address carries them, and the format. */
export const ExportAuditEvents = z.strictObject({
  ...filters,
  format: z.enum(['csv', 'jsonl']),
  from: MomentText.optional(),
  to: MomentText.optional(),
});
