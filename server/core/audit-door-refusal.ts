import type { Actor } from './actor.ts';

/** Who a limit belongs to. */
export type LimitOwner =
  | { kind: 'account'; userId: string }
  | { kind: 'token'; orgId: string; actor: Actor & { kind: 'token' } }
  | { kind: 'org'; orgId: string; actor: Actor & { kind: 'user' | 'token' } }
  | { kind: 'address' };

/** What was refused before anybody was let in anywhere. */
type Refused =
  /** A signed-in person who is not let into the organization named; `reason` is null for no member. */
  | {
      door: 'organization';
      orgSlug: string;
      user: { id: string; name: string };
      reason: string | null;
    }
  /** A token that opens nothing at the organization named; `reason` says why where it is good there. */
  | { door: 'token'; orgSlug: string; tokenHash: Uint8Array; reason: string | null }
  /** Nobody signed in. */
  | { door: 'session' }
  | { door: 'limit'; limit: string; of: LimitOwner }
  /** A write that a browser sent from another site. */
  | { door: 'origin'; origin: string | null }
  /** What no page of ours sends. */
  | { door: 'input'; reason: string }
  /** A code or a passkey that belongs to nobody. */
  | { door: 'factor'; factor: string };

export type DoorRefusal = Refused & {
  ipAddress: string | null;
  userAgent: string | null;
  requestId: string;
  /** The path below `/api` or of the procedure; never one that may hold a secret. */
  path: string | null;
};
