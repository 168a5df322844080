/** How many calls one provider or endpoint gets at once, and how long none at all. */
export type LaneState = {
  limit: number;
  /** How often in a row it said that it gets too many. */
  streak: number;
  /** Milliseconds from now; 0 when calls may be made. */
  blockedMs: number;
};

/** What happened to the calls of a lane since it was last looked at. */
export type LaneNews = {
  successes: number;
  /** True when it gets too many: of calls that were made at the limit of now, more than a few were refused. */
  refused: boolean;
  /** How long it asked to wait; null when it did not say. */
  retryAfterMs: number | null;
};

export const noNews: LaneNews = { successes: 0, refused: false, retryAfterMs: null };

/** What a single call weighs in the share of refused ones: they are those of the last hundred or so. */
const callWeight = 1 / 100;
/** Busy servers refuse a call now and then whatever one does; up to here nothing is gained by asking less. */
const toleratedShare = 1 / 20;

/** Of a lane nobody knows yet: its first refusal slows it down. */
export const unknownShare = toleratedShare;

/** The share of calls that were refused lately, after one more: an exponentially weighted mean. */
export function refusedShare(before: number, isRefused: boolean): number {
  return before + callWeight * ((isRefused ? 1 : 0) - before);
}

/**
 * Whether refusals are so frequent that they are about how much is asked, and no accident. Congestion
 * control tells them apart in the same way (BBRv2's tolerated loss rate, draft-cardwell-iccrg-bbr).
 */
export function isSlowdown(share: number): boolean {
  return share > toleratedShare;
}

/** A provider that asks for more is asked again after this time. */
const longestBlockMs = 10 * 60_000;
const firstBlockMs = 500;
const longestBackoffMs = 60_000;

/**
 * The limit after what happened: halved by a refusal, as in TCP's answer to congestion (RFC 5681), and
 * grown by half a place with each success until it is back at `most`. A lane that says when to come back
 * is left alone until then; one that refuses again and again, longer each time.
 * @param random from 0 to below 1
 */
export function nextLane(
  state: LaneState,
  news: LaneNews,
  { most, random }: { most: number; random: number },
): LaneState {
  // Another run may ask for more at once than this one.
  const grown = Math.max(state.limit, Math.min(most, state.limit + news.successes / 2));
  const begun = news.successes > 0 ? 0 : state.streak;
  const streak = news.refused ? begun + 1 : begun;
  const backoff = Math.min(longestBackoffMs, firstBlockMs * 2 ** Math.min(streak - 2, 20));
  const unasked = news.refused && streak > 1 ? backoff * (0.5 + random / 2) : 0;
  const blockedMs = Math.max(state.blockedMs, news.retryAfterMs ?? unasked);
  return {
    limit: news.refused ? Math.max(1, grown / 2) : grown,
    streak,
    blockedMs: Math.min(longestBlockMs, blockedMs),
  };
}
