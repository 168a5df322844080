import type { Services } from '#server/core/services.ts';
import { apiKeyErrors } from './errors.ts';

/** Refuses an address that Assay would not connect to. Looks its name up, so outside transactions. */
export async function checkBaseUrl(
  { outbound }: Pick<Services, 'outbound'>,
  baseUrl: string | null,
): Promise<void> {
  const problem = baseUrl === null ? null : await outbound.checkUrl(baseUrl);
  if (problem !== null) throw apiKeyErrors.baseUrl(problem);
}
