import { z } from 'zod';

/** What every `list` takes: a page size of at most 200 and where the previous page ended. */
export const pageInput = {
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).nullish(),
};

/** The cursor of a list ordered by `updatedAt` and `id`, newest first. */
export type TimeCursor = { at: Date; id: string };

const encoded = z.tuple([z.iso.datetime(), z.uuid()]);

export function encodeCursor({ at, id }: TimeCursor): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');
}

/** Reads a cursor; one that is not ours starts from the beginning. */
export function decodeCursor(cursor: string | null | undefined): TimeCursor | null {
  if (!cursor) return null;
  try {
    const [at, id] = encoded.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { at: new Date(at), id };
  } catch {
    return null;
  }
}

/** A filter for rows after `cursor` in a list ordered by `updatedAt` and `id`, newest first. */
export function afterCursor(cursor: string | null | undefined) {
  const from = decodeCursor(cursor);
  if (!from) return {};
  const { at, id } = from;
  // The first condition says nothing new, but an index can start from it; an "or" is no such place.
  return {
    updatedAt: { lte: at },
    OR: [{ updatedAt: { lt: at } }, { updatedAt: at, id: { lt: id } }],
  };
}

export const newestFirst = [{ updatedAt: 'desc' as const }, { id: 'desc' as const }];

/** Cuts what was read with `take: limit + 1` to a page and the cursor of the next one. */
export function toPage<Row extends { id: string; updatedAt: Date }>(rows: Row[], limit: number) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor =
    rows.length > limit && last ? encodeCursor({ at: last.updatedAt, id: last.id }) : null;
  return { items, nextCursor };
}
