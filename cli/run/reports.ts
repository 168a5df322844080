import { createWriteStream, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import type { Api, Run } from '../api/open-api.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import type { Comparison } from './ask-gate.ts';
import type { RunSettings } from './run-settings.ts';

type Reports = RunSettings['reports'];

/**
 * Makes room for the files a run will write, before it costs anything: what an earlier one left there
 * must not pass for the results of this one.
 * @throws {Failure} for a place that can't be written to
 */
export function prepareReports(reports: Reports): void {
  for (const file of Object.values(reports)) {
    if (file === null) continue;
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(draftOf(file), '');
      rmSync(draftOf(file));
      rmSync(file, { force: true });
    } catch {
      throw new Failure(`${file} can’t be written.`);
    }
  }
}

/**
 * Writes what was asked for as the server makes it, each file whole or not at all.
 * @throws {Failure} when one can't be had, with the code of what can't be told
 */
export async function writeReports(
  api: Pick<Api, 'download' | 'linkTo'>,
  o: { run: Run; reports: Reports; comparison: Comparison | null },
): Promise<void> {
  const { run, reports, comparison } = o;
  for (const format of ['json', 'junit', 'markdown'] as const) {
    const file = reports[format];
    if (file === null) continue;
    const end = format === 'markdown' ? markdownEnd(api.linkTo(run), comparison) : '';
    await download(api, { path: `runs/${run.id}/export?format=${format}`, file, end });
  }
}

const attempts = 3;

async function download(
  api: Pick<Api, 'download'>,
  o: { path: string; file: string; end: string },
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { body } = await api.download(o.path);
      await pipeline(linesOf(body, o.end), createWriteStream(draftOf(o.file)));
      renameSync(draftOf(o.file), o.file);
      return;
    } catch (error) {
      rmSync(draftOf(o.file), { force: true });
      if (!(error instanceof Failure) && attempt < attempts) continue;
      const why = error instanceof Error ? error.message : '';
      throw new Failure(`${o.file} can’t be written.`, why, exitCodes.unknown);
    }
  }
}

async function* linesOf(body: Response['body'], end: string): AsyncGenerator<Uint8Array | string> {
  const reader = body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    yield next.value;
  }
  if (end !== '') yield end;
}

/** What the server can't know of a run alone: what it was compared with here, and where it is. */
function markdownEnd(link: string, comparison: Comparison | null): string {
  const { gate = null, lines = [] } = comparison ?? {};
  const verdict = gate?.passed ? '**Gate passed**' : '**Gate failed**';
  const parts = [...lines, ...(gate ? [`${verdict}: ${gate.reasons.join(' ')}`] : []), `<${link}>`];
  return `\n${parts.join('\n\n')}\n`;
}

const draftOf = (file: string) => `${file}.${process.pid}.new`;
