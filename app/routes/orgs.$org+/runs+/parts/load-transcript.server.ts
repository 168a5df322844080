import type { AppLoadContext } from '@remix-run/node';

type OrgCalls = ReturnType<AppLoadContext['org']>;

/**
 * One conversation of a run.
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
  return { item };
}
