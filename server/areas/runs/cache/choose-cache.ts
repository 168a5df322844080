import type { Scope } from '#server/core/scope.ts';

type Start = {
  askAnew?: boolean;
  source?: { isRescored: boolean };
};

/**
 * What a run that starts now does with kept replies: null where the organization keeps none, and where
 * nobody is asked. Who plays conversations again wants other replies than those.
 */
export async function chooseCache(
  scope: Scope,
  { askAnew = false, source }: Start,
): Promise<'USE' | 'RENEW' | null> {
  if (source?.isRescored) return null;
  const cache = await scope.db.replyCache.findFirst({ select: { isOn: true } });
  if (!cache?.isOn) return null;
  return askAnew || source ? 'RENEW' : 'USE';
}
