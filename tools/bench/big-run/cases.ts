import superjson from 'superjson';
import type { RowFilter } from '#server/areas/runs/schema.ts';
import type { RunStage } from './run-stage.ts';

export type Case = { what: string; big: string; small: string };

const page = 50;

/** What is asked of both runs, as addresses: pages of the same length, so that runs are compared, not pages. */
export async function casesOf({ assay, org, api, big, small }: RunStage): Promise<Case[]> {
  const call = (path: string, input: Record<string, unknown>) => {
    const asked = encodeURIComponent(JSON.stringify({ 0: superjson.serialize(input) }));
    return `${assay.url}/api/orgs/${org.slug}/trpc/${path}?batch=1&input=${asked}`;
  };
  const calls = (
    what: string,
    path: string,
    inputOf: (runId: string) => Record<string, unknown>,
  ) => ({
    what,
    big: call(path, inputOf(big)),
    small: call(path, inputOf(small)),
  });
  const filtered = async (what: string, filter: RowFilter): Promise<Case> => {
    const { rows } = await api.runs.rows.query({ runId: small, limit: page, filter });
    const limit = Math.max(1, rows.length);
    return calls(`rows, ${what}`, 'runs.rows', (runId) => ({ runId, limit, filter }));
  };
  const html = (what: string, search: string): Case => {
    const address = (runId: string) => `${assay.url}/orgs/${org.slug}/runs/${runId}${search}`;
    return { what, big: address(big), small: address(small) };
  };
  const middles = new Map<string, string>();
  for (const runId of [big, small]) {
    const { rowCount } = await api.runs.get.query({ id: runId });
    const from = Math.floor(rowCount / 20) * 10;
    const { rows } = await api.runs.rows.query({ runId, from, limit: 1 });
    middles.set(runId, rows[0]?.items[0]?.id ?? '');
  }
  return [
    calls('the run', 'runs.get', (id) => ({ id })),
    calls('rows, first page', 'runs.rows', (runId) => ({ runId, limit: page })),
    calls('rows, from the middle', 'runs.rows', (runId) => ({
      runId,
      limit: page,
      from: runId === big ? 50_000 : 50,
    })),
    calls('items, first page', 'runs.items', (runId) => ({ runId, limit: page })),
    await filtered('failed', { verdict: 'failed' }),
    await filtered('errors', { verdict: 'errored' }),
    await filtered('failed or error', { verdict: 'notPassed' }),
    await filtered('failed against one target', { verdict: 'failed', target: 1 }),
    await filtered('passed', { verdict: 'passed' }),
    await filtered('unchecked, of which there is none', { verdict: 'unchecked' }),
    await filtered('flaky', { flaky: true }),
    await filtered('changed since the run before', { changed: true }),
    await filtered('a tag', { tag: 'tag3' }),
    await filtered('a language and failed', { locale: 'de', verdict: 'failed' }),
    await filtered('a name that most have', { search: 'return item' }),
    await filtered('a tag and flaky', { tag: 'tag2', flaky: true }),
    calls('figures', 'runs.figures', (id) => ({ id })),
    calls('the past of 40 rows', 'runs.history', (runId) => ({
      runId,
      rows: Array.from({ length: 40 }, (_, row) => row),
    })),
    calls('a conversation', 'runs.item', (runId) => ({ itemId: middles.get(runId) })),
    html('the page', ''),
    html('the page of what failed', '?verdict=failed'),
  ];
}
