import type { Services } from '#server/core/services.ts';
import { isOf } from '#server/documents/any-document.ts';
import type { PlacedDocument } from '#server/documents/read-documents.ts';

/** Why the addresses of HTTP targets can't be used, by target. Looks names up, so outside transactions. */
export async function checkAddresses(
  { outbound }: Pick<Services, 'outbound'>,
  documents: readonly PlacedDocument[],
): Promise<ReadonlyMap<string, string>> {
  const problems = new Map<string, string>();
  for (const { document } of documents) {
    if (!isOf('Target', document) || document.spec.type !== 'http') continue;
    const problem = await outbound.checkUrl(document.spec.config.url);
    if (problem !== null) problems.set(document.name, problem);
  }
  return problems;
}
