import { createAccountCaller, createOrgCaller } from '#server/rpc/app-router.ts';
import type { RequestContext } from '#server/rpc/context.ts';

/** What Remix loaders get: the two APIs, called in process as whoever asks. */
export function createLoadContext(context: RequestContext, nonce: string) {
  return {
    nonce,
    requestId: context.requestId,
    signedIn: context.signedIn?.user ?? null,
    sessionIdleMs: context.services.sessionLimits.idleMs,
    account: createAccountCaller(context),
    org: (orgSlug: string) => createOrgCaller({ ...context, orgSlug }),
  };
}

declare module '@remix-run/node' {
  interface AppLoadContext extends ReturnType<typeof createLoadContext> {}
  interface Future {
    v3_singleFetch: true;
  }
}
