import type { Scope } from '#server/core/scope.ts';
import type { ExportFormat } from '../schema.ts';
import { exportFileName, exportFiles } from './formats.ts';
import { readRunHead } from './pages.ts';
import { writers } from './write-export.ts';

/** A run as a file of another kind than JSON, all of it at once. */
export async function exportText(
  scope: Scope,
  runId: string,
  format: Exclude<ExportFormat, 'json'>,
) {
  const run = await readRunHead(scope, runId);
  const texts: string[] = [];
  for await (const text of writers[format]((work) => work(scope), run)) texts.push(text);
  return {
    format,
    fileName: exportFileName(run, format),
    contentType: exportFiles[format].contentType,
    text: texts.join(''),
  };
}
