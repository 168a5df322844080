import type { Scope } from '#server/core/scope.ts';
import type { Span } from './schema.ts';
import { type Excerpt, excerptOf, markWords, searchedWords } from './search-highlights.ts';

/** What a search found in a scenario. Spans are of its name and its tags, in UTF-16 code units. */
export type Found = {
  name: Span[];
  tags: string[];
  /** From its description or its texts; null when the words are in its name or tags alone. */
  excerpt: Excerpt | null;
};

type Searched = { id: string; name: string; description: string; tags: string[]; version: number };

const longestTexts = 30_000;

/** Where the words of `search` stand in each of a few scenarios, by id. */
export async function readFound(
  { db }: Scope,
  rows: readonly Searched[],
  search: string,
): Promise<Map<string, Found>> {
  const words = searchedWords(search);
  const texts = await db.$queryRaw<{ id: string; texts: string | null }[]>`
    select asked.id, left(scenario_texts(v.content), ${longestTexts}::int) as texts
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ version }) => version)}::int[])
        asked (id, version)
      cross join lateral (
        select content from scenario_version x
        where x.scenario_id = asked.id and x.version = asked.version limit 1) v`;
  const textOf = new Map(texts.map((row) => [row.id, row.texts ?? '']));
  return new Map(
    rows.map(({ id, name, description, tags }) => [
      id,
      {
        name: markWords(name, words),
        tags: tags.filter((tag) => markWords(tag, words).length > 0),
        excerpt: excerptOf(`${description}\n${textOf.get(id) ?? ''}`, words),
      },
    ]),
  );
}
