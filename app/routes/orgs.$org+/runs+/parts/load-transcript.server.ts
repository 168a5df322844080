import type { AppLoadContext } from '@remix-run/node';
import { neighbours } from './neighbours.ts';

type OrgCalls = ReturnType<AppLoadContext['org']>;

/**
 * One conversation of a run, with those before and after it in the matrix.
 * @throws {Response} 404 when it belongs to another run
 */
export async function loadTranscript(
  org: OrgCalls,
  { runId, itemId }: { runId: string; itemId: string },
) {
  const item = await org.runs.item({ itemId });
  if (item.runId !== runId) {
    throw new Response('There is no such conversation in this run.', { status: 404 });
  }
  // The rows around it; the cursor of items is the row to begin with.
  const cursor = String(Math.max(0, item.row - 1));
  const around = await org.runs.items({ runId, cursor, limit: 3 });
  const ids = around.items.map(({ id }) => id);
  return { item, ...neighbours(ids, itemId) };
}
