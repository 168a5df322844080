import {
  isSlowdown,
  type LaneNews,
  type LaneState,
  nextLane,
  noNews,
  refusedShare,
  unknownShare,
} from './lane-limit.ts';

/** One lane as one process sees it: acts on what its calls come to at once, and collects it for the others. */
export type Lane = {
  readonly name: string;
  /** Calls at once where nothing slows it down. */
  readonly most: number;
  /** Calls at once, at least one. */
  limit(): number;
  /** Milliseconds until the next call may be made; 0 for now. */
  blockedMs(): number;
  succeeded(): void;
  /** @param startedAt when the call was made, by `performance.now()` */
  refused(startedAt: number, retryAfterMs: number | null): void;
  /** What happened since it was last asked; null for nothing of interest to others. */
  takeNews(): LaneNews | null;
  /** What holds for everybody. */
  adopt(state: LaneState): void;
};

export function createLane(name: string, most: number, random: () => number): Lane {
  let state: LaneState = { limit: most, streak: 0, blockedMs: 0 };
  let readAt = performance.now();
  let slowedAt = Number.NEGATIVE_INFINITY;
  let share = unknownShare;
  let news: LaneNews = noNews;

  const blockedMs = () => Math.max(0, state.blockedMs - (performance.now() - readAt));
  function happen(what: LaneNews): void {
    state = nextLane({ ...state, blockedMs: blockedMs() }, what, { most, random: random() });
    readAt = performance.now();
  }
  return {
    name,
    most,
    limit: () => Math.max(1, Math.floor(state.limit)),
    blockedMs,
    succeeded() {
      share = refusedShare(share, false);
      if (state.limit >= most && state.streak === 0) return;
      happen({ ...noNews, successes: 1 });
      news = { ...news, successes: news.successes + 1 };
    },
    refused(startedAt, retryAfterMs) {
      // Of the calls that were under way together, one halves the limit.
      const isNew = startedAt >= slowedAt;
      if (isNew) share = refusedShare(share, true);
      // Whoever says when to come back limits rates, however rarely it comes to that.
      const refused = isNew && (retryAfterMs !== null || isSlowdown(share));
      if (!refused && retryAfterMs === null) return;
      happen({ successes: 0, refused, retryAfterMs });
      if (refused) slowedAt = performance.now();
      news = {
        successes: news.successes,
        refused: news.refused || refused,
        retryAfterMs: longer(news.retryAfterMs, retryAfterMs),
      };
    },
    takeNews() {
      if (news === noNews) return null;
      const taken = news;
      news = noNews;
      return taken;
    },
    adopt(next) {
      // What happened since it was asked is not in it yet.
      state = news === noNews ? next : nextLane(next, news, { most, random: random() });
      readAt = performance.now();
    },
  };
}

function longer(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
