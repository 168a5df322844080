import type { IdentityProvider } from '#server/outside/identity/identity-provider.ts';
import type { Mailer } from '#server/outside/mail/mailer.ts';
import type { Outbound } from '#server/outside/net/outbound.ts';
import type { Permission } from './access.ts';
import type { DoorLog } from './audit-doors.ts';
import type { Conflicts } from './db/database-error.ts';
import type { DatabaseClient } from './db/prisma.ts';
import type { EventHub } from './events.ts';
import type { Logger } from './log.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Secrets } from './secrets/index.ts';
import type { StreamSlots } from './stream-slots.ts';

/** What one process has, made once at start and handed down; nothing is reached through globals. */
export type Services = {
  /** Organization data, through row-level security. */
  app: DatabaseClient;
  /** Accounts, sessions, memberships across organizations. */
  accounts: DatabaseClient;
  events: EventHub;
  secrets: Secrets;
  outbound: Outbound;
  mailer: Mailer;
  /** Those who may say who somebody is, in the order of their buttons; none unless set up. */
  identityProviders: readonly IdentityProvider[];
  rates: RateLimits;
  streams: StreamSlots;
  /** Told of what is refused to strangers and at the doors. */
  doors: DoorLog;
  /** The file that keeps heads of the audit log outside the database. */
  auditHeads: string;
  /** How long a session lasts unused, and how long in all. */
  sessionLimits: { idleMs: number; maxMs: number };
  /** Every permission the areas declare. */
  permissions: readonly Permission[];
  conflicts: Conflicts;
  log: Logger;
  baseUrl: string;
};
