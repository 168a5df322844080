import { secretForms } from './secret-forms.ts';
import { createTextFinder, type TextFinder } from './text-finder.ts';

/** Knows the secrets that are in use, and takes them out of texts that are kept or leave. */
export type Scrubber = {
  /** Notes a secret that was opened just now, for as long as it may be in use. */
  remember(orgId: string, secret: string): void;
  /** The text without the secrets of one organization. */
  cleanFor(orgId: string, text: string): string;
  /** How many characters at the end of a text that goes on may belong to a secret of the organization. */
  unfinishedFor(orgId: string, text: string): number;
  /**
   * The text without any organization's secrets. Only for what no member sees, such as the log: what is
   * missing in a text of one's own would tell what others keep secret.
   */
  clean(text: string): string;
};

type Live = { orgId: string; secret: string; until: number };

const placeholder = '[removed]';

/**
 * @param options.ttlMs how long after its last opening a secret is still looked for
 * @param options.limit how many are kept at most; the oldest go first
 */
export function createScrubber(options: { ttlMs?: number; limit?: number } = {}): Scrubber {
  const { ttlMs = 60 * 60_000, limit = 5_000 } = options;
  // In the order of their last opening.
  const live = new Map<string, Live>();
  let everywhere = createTextFinder();
  let byOrg = new Map<string, TextFinder>();
  let timer: NodeJS.Timeout | null = null;

  function take({ orgId, secret }: Live): void {
    const forms = secretForms(secret);
    everywhere.add(forms);
    const own = byOrg.get(orgId);
    if (own) own.add(forms);
    else byOrg.set(orgId, createTextFinder(forms));
  }
  function forget(isOver: (entry: Live) => boolean): void {
    for (const [key, entry] of live) if (isOver(entry)) live.delete(key);
    everywhere = createTextFinder();
    byOrg = new Map();
    for (const entry of live.values()) take(entry);
  }
  function watch(): void {
    const [first] = live.values();
    if (timer !== null || !first) return;
    timer = setTimeout(
      () => {
        timer = null;
        forget(({ until }) => until <= performance.now());
        watch();
      },
      Math.max(1_000, first.until - performance.now()),
    );
    timer.unref();
  }

  return {
    remember(orgId, secret) {
      const key = `${orgId} ${secret}`;
      const entry = { orgId, secret, until: performance.now() + ttlMs };
      if (!live.delete(key)) take(entry);
      live.set(key, entry);
      if (live.size > limit) {
        let surplus = live.size - Math.floor(limit * 0.9);
        forget(() => surplus-- > 0);
      }
      watch();
    },
    unfinishedFor: (orgId, text) => byOrg.get(orgId)?.unfinished(text) ?? 0,
    cleanFor: (orgId, text) => byOrg.get(orgId)?.replace(text, placeholder) ?? text,
    clean: (text) => everywhere.replace(text, placeholder),
  };
}
