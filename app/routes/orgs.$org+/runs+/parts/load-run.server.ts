import type { AppLoadContext } from '@remix-run/node';
import { readRowFilter } from './row-filter.ts';

type OrgCalls = ReturnType<AppLoadContext['org']>;

/**
 * A run with the first rows of its matrix, and what each target came to. The run is read first: what
 * changes between the reads comes with the stream once more, instead of being missed. Whether its evidence
 * is gone is known last, by the rows.
 */
export async function loadRun(org: OrgCalls, id: string, address: URL) {
  const run = await org.runs.get({ id });
  const filter = readRowFilter(address.searchParams);
  const [page, figures] = await Promise.all([
    org.runs.rows({ runId: id, filter }),
    org.runs.figures({ id }),
  ]);
  const { dropped, ...rows } = page;
  return { run: { ...run, dropped }, page: rows, filter, figures };
}
