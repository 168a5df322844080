import { z } from 'zod';
import { Failure } from '../failure.ts';
import { oneLine } from '../paint.ts';
import { nearNames } from '../share/nearest.ts';
import { listed } from '../share/words.ts';

export type Named = { id: string; name: string };
type Pages = (page: {
  limit: number;
  cursor: string | null;
}) => Promise<{ items: readonly Named[]; nextCursor: string | null }>;

/** So many names are looked at for one that was meant. */
const mostLooked = 5_000;

/**
 * The thing of this name, letters' case aside where only one fits; an id is taken as it is.
 * @param o.what how people call it: `suite`
 * @throws {Failure} with names like it when there is none, or when several fit
 */
export async function byName(
  wanted: string,
  { what, list }: { what: string; list: Pages },
): Promise<Named> {
  const all: Named[] = [];
  for (let cursor: string | null = null, isMore = true; isMore && all.length < mostLooked; ) {
    const page: Awaited<ReturnType<Pages>> = await list({ limit: 200, cursor });
    const exact = page.items.find(({ id, name }) => name === wanted || id === wanted);
    if (exact) return exact;
    all.push(...page.items);
    cursor = page.nextCursor;
    isMore = cursor !== null;
  }
  const fold = (text: string) => text.normalize('NFC').trim().toLowerCase();
  const fitting = all.filter(({ name }) => fold(name) === fold(wanted));
  const [only, other] = fitting;
  if (only && !other) return only;
  // One that the list didn't reach.
  if (z.uuid().safeParse(wanted).success) return { id: wanted, name: wanted };
  const names = fitting.map(({ name }) => `“${oneLine(name)}”`);
  if (other)
    throw new Failure(
      `${listed(names)} fit ${what} “${oneLine(wanted)}”. Write the name as it is.`,
    );
  throw new Failure(`There is no ${what} “${oneLine(wanted)}”.`, hintFor(wanted, what, all));
}

function hintFor(wanted: string, what: string, all: readonly Named[]): string {
  const names = all.map(({ name }) => name);
  const near = nearNames(wanted, names, 3);
  const shown = (near.length > 0 ? near : names.slice(0, 5)).map((name) => `“${oneLine(name)}”`);
  if (shown.length === 0) return `There is no ${what} at all yet.`;
  if (near.length > 0) return `Did you mean ${listed(shown, 'or')}?`;
  const more = names.length > shown.length ? `, and ${names.length - shown.length} more` : '';
  return `There are ${shown.join(', ')}${more}.`;
}
