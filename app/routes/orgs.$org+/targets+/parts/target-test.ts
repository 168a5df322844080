import type { orgRpc } from '#app/rpc/client.ts';

/** What the test of a target came to, as the server tells it. */
export type TargetTest = Awaited<
  ReturnType<ReturnType<typeof orgRpc>['targets']['test']['mutate']>
>;
