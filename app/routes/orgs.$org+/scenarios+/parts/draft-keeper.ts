/**
 * `none`: nothing is unsaved; `waiting`: typed, not kept yet; `kept`: kept as it is; `failed`: could not
 * be kept, tried again soon; `refused`: never will be as it is; `elsewhere`: another tab or device wrote
 * meanwhile, and somebody has to choose.
 */
export type KeepState = 'none' | 'waiting' | 'kept' | 'failed' | 'refused' | 'elsewhere';

/** Where drafts are kept. `save` resolves to when it was, and tells how it failed by throwing. */
export type DraftShelf = {
  save: (content: string, seen: Date | null | undefined) => Promise<Date>;
  discard: () => Promise<void>;
  /** What a failure means. */
  reasonOf: (thrown: unknown) => 'elsewhere' | 'refused' | 'failed';
};

export type DraftKeeper = {
  /** What is to be kept now; null when nothing is unsaved. */
  want: (content: string | null) => void;
  /** Keeps it at once, as when the page is left. */
  flush: () => void;
  /** Keeps it although another tab or device wrote meanwhile. */
  insist: () => void;
  /** Takes what is kept elsewhere as the state to go on from. */
  adopt: (content: string, savedAt: Date) => void;
};

const quietMs = 800;
const firstRetryMs = 2_000;
const longestRetryMs = 30_000;

/**
 * Keeps a draft as it is typed: 800 ms after the last change, one save at a time, and again after a failure
 * until it works. Tells `onState` how it stands.
 */
export function createDraftKeeper(
  shelf: DraftShelf,
  start: { content: string | null; seen: Date | null },
  onState: (state: KeepState) => void,
): DraftKeeper {
  let wanted = start.content;
  let kept = start.content;
  let seen: Date | null | undefined = start.seen;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBusy = false;
  let failures = 0;
  let isStuck = false;

  function wait(ms: number) {
    clearTimeout(timer);
    timer = setTimeout(() => void pump(), ms);
  }
  async function pump(): Promise<void> {
    clearTimeout(timer);
    if (isBusy || isStuck) return;
    isBusy = true;
    try {
      while (wanted !== kept) {
        const content = wanted;
        if (content === null) {
          await shelf.discard();
          seen = null;
        } else {
          seen = await shelf.save(content, seen);
        }
        kept = content;
        failures = 0;
      }
      onState(kept === null ? 'none' : 'kept');
    } catch (thrown) {
      failed(shelf.reasonOf(thrown));
    } finally {
      isBusy = false;
    }
  }
  function failed(reason: 'elsewhere' | 'refused' | 'failed') {
    onState(reason);
    if (reason === 'elsewhere') isStuck = true;
    if (reason !== 'failed') return;
    wait(Math.min(longestRetryMs, firstRetryMs * 2 ** failures));
    failures += 1;
  }

  return {
    want(content) {
      if (content === wanted) return;
      wanted = content;
      if (isStuck) return;
      if (content === kept && !isBusy) {
        clearTimeout(timer);
        onState(kept === null ? 'none' : 'kept');
        return;
      }
      if (failures === 0) onState('waiting');
      wait(content === null ? 0 : quietMs);
    },
    flush: () => void pump(),
    insist() {
      isStuck = false;
      seen = undefined;
      kept = null;
      onState('waiting');
      void pump();
    },
    adopt(content, savedAt) {
      isStuck = false;
      wanted = content;
      kept = content;
      seen = savedAt;
      onState('kept');
    },
  };
}
