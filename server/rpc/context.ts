import type { Services } from '#server/core/services.ts';

export type SignedIn = {
  user: { id: string; name: string; email: string };
  session: { id: string };
};

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
