import type { Services } from '#server/core/services.ts';
import type { SignedIn } from '#server/core/signed-in.ts';

/** What every procedure knows about its request. */
export type RequestContext = {
  services: Services;
  signedIn: SignedIn | null;
  /** SHA-256 of the API token that came with the request; organizations alone take one. */
  tokenHash: Uint8Array | null;
  /** The organization named in the URL; null in the account scope. */
  orgSlug: string | null;
  requestId: string;
  ipAddress: string | null;
  userAgent: string | null;
};
