import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import { readDropped } from '../reads/evidence.ts';
import type { ExportFormat } from '../schema.ts';
import { csvHead, csvOf } from './csv.ts';
import type { ExportedItem, ExportedRun } from './exported.ts';
import { junitCase, junitHead, junitSuite, junitSuiteEnd, junitTail } from './junit.ts';
import { markdownOf, mostListed } from './markdown.ts';
import { pageFilters, type RunHead } from './pages.ts';
import { readExportHead } from './read-head.ts';
import { asDocumentItem, type ReadItem, readExportItems, withoutEvidence } from './read-items.ts';
import { readJunitCounts, sumCounts } from './read-junit-counts.ts';

/** Opens a unit of work: the one there is, or one for each page of a long file. */
export type Open = <T>(work: (scope: Scope) => Promise<T>) => Promise<T>;

type Writer = (open: Open, run: RunHead) => AsyncGenerator<string>;

/** The texts of a file, one after the other; each page of conversations is read when it is asked for. */
export const writers: Record<ExportFormat, Writer> = {
  json: writeJson,
  csv: writeCsv,
  junit: writeJunit,
  markdown: writeMarkdown,
};

async function* writeJson(open: Open, run: RunHead): AsyncGenerator<string> {
  const head = await open((scope) => readExportHead(scope, run.id));
  yield `${JSON.stringify(head).slice(0, -1)},"items":[`;
  let separator = '';
  for await (const items of pagesOf(open, { ...run, dropped: head.dropped })) {
    for (const item of items) {
      yield `${separator}\n${JSON.stringify(asDocumentItem(item))}`;
      separator = ',';
    }
  }
  yield ']}\n';
}

async function* writeCsv(open: Open, run: RunHead): AsyncGenerator<string> {
  yield csvHead;
  for await (const items of pagesOf(open, run)) {
    yield items.map((item) => csvOf(run, item)).join('');
  }
}

async function* writeJunit(open: Open, run: RunHead): AsyncGenerator<string> {
  const counts = await open((scope) => readJunitCounts(scope, run.id));
  yield junitHead(run, sumCounts([...counts.values()]));
  for (const target of run.targets) {
    yield junitSuite(run, target, counts.get(target.position) ?? sumCounts([]));
    for await (const items of pagesOf(open, run, target.position)) {
      const { repeats } = run;
      yield items.map((item) => junitCase(item, { run, target, repeats })).join('');
    }
    yield junitSuiteEnd;
  }
  yield junitTail;
}

async function* writeMarkdown(open: Open, run: RunHead): AsyncGenerator<string> {
  yield await open(async (scope) => {
    const listed: ExportedItem[] = [];
    for (const verdict of ['ERROR', 'FAIL'] as const) {
      const take = mostListed - listed.length;
      if (take > 0) {
        listed.push(...(await readExportItems(scope, { where: { runId: run.id, verdict }, take })));
      }
    }
    const dropped = await readDropped(scope, run.id);
    const shown = dropped ? listed.map((item) => ({ ...item, summary: null })) : listed;
    const described: ExportedRun = { ...run, dropped };
    return markdownOf(described, shown);
  });
}

/**
 * The conversations of a run, or of one of its targets, page by page.
 * @throws runs.droppedMeanwhile when the evidence went while the file was being written: half of it would
 * look like all of it
 */
async function* pagesOf(
  open: Open,
  run: RunHead,
  targetPosition?: number,
): AsyncGenerator<ReadItem[]> {
  for (const where of pageFilters(run, targetPosition)) {
    yield await open(async (scope) => {
      const items = await readExportItems(scope, { where });
      if (run.dropped) return items.map(withoutEvidence);
      if (await readDropped(scope, run.id)) throw runErrors.droppedMeanwhile();
      return items;
    });
  }
}
