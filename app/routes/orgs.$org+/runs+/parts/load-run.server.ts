import type { AppLoadContext } from '@remix-run/node';

type OrgCalls = ReturnType<AppLoadContext['org']>;

/**
 * A run with all its items. The run is read first: what changes between the two reads comes with the
 * stream once more, instead of being missed. Whether its evidence is gone is known last, by the items.
 */
export async function loadRun(org: OrgCalls, id: string) {
  const run = await org.runs.get({ id });
  const items = [];
  let { dropped } = run;
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof org.runs.items>> = await org.runs.items({
      runId: id,
      limit: 200,
      cursor,
    });
    items.push(...page.items);
    cursor = page.nextCursor;
    dropped = page.dropped;
  } while (cursor !== null);
  return { run: { ...run, dropped }, items };
}
