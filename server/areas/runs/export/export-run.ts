import type { Scope } from '#server/core/scope.ts';
import { pageFilters, readRunHead } from './pages.ts';
import { readExportHead } from './read-head.ts';
import { asDocumentItem, type ReadItem, readExportItems, withoutEvidence } from './read-items.ts';

/**
 * A whole run as one JSON document: what it was started with and all that came of it; names and numbers
 * alone when its evidence was dropped.
 */
export async function exportRun(scope: Scope, runId: string) {
  const read: ReadItem[] = [];
  for (const where of pageFilters(await readRunHead(scope, runId))) {
    read.push(...(await readExportItems(scope, { where })));
  }
  // Read after the conversations: the mark of what is dropped is there before the first row goes.
  const head = await readExportHead(scope, runId);
  const items = head.dropped ? read.map(withoutEvidence) : read;
  return { ...head, items: items.map(asDocumentItem) };
}
