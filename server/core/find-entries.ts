import type { EntryFilters } from './list-entries.ts';
import type { Scope } from './scope.ts';

/** What can be found by its words, see the table `search_entry`. */
export type FoundKind = 'scenario' | 'prompt' | 'suite';

/** So many of the newest names, and of the newest texts, are ranked. */
export const mostRanked = 50;

export type FoundEntries = {
  /** The best first. */
  ids: string[];
  /** Older ones may fit too: another word narrows it down. */
  isCut: boolean;
};

/**
 * Finds what has words that begin as those of `search` do, in its name, tags, description or texts,
 * accents and case aside. No sign has a meaning of its own. What it costs does not grow with the
 * organization, whatever the words: see `docs/decisions/025-search-and-lists.md`.
 */
export async function findEntries(
  { db }: Scope,
  kind: FoundKind,
  search: string,
  { status, locale, tags = [] }: EntryFilters = {},
): Promise<FoundEntries> {
  const rows = await db.$queryRaw<{ id: string; is_cut: boolean }[]>`
    select id, is_cut from find_entries(${kind}, ${search.replaceAll('\0', ' ')},
      ${status ?? null}, ${locale ?? null}, ${[...tags]}::text[], ${mostRanked}::int)`;
  return { ids: rows.map(({ id }) => id), isCut: rows.some(({ is_cut }) => is_cut) };
}
