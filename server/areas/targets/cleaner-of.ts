import type { Services } from '#server/core/services.ts';
import type { Cleaner } from './clean-pieces.ts';

/** Takes the secrets of an organization out of texts. */
export function cleanerOf(secrets: Services['secrets'], orgId: string): Cleaner {
  return {
    clean: (text) => secrets.clean(orgId, text),
    unfinished: (text) => secrets.unfinished(orgId, text),
  };
}
