import { v7 } from 'uuid';
import { z } from 'zod';

/** A UUID v7 (RFC 9562): unique, and ordered by the time it was made. */
export function newId(): string {
  return v7();
}

/** The only shape in which ids are accepted from outside. */
export const Id = z.uuid('This is not an id.').toLowerCase();
