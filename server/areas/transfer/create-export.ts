import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import { fileNames, safeName } from '#server/documents/file-names.ts';
import { schemaPath } from '#server/documents/json-schema.ts';
import { writeDocument, writeFile } from '#server/documents/write-documents.ts';
import { zipFiles } from '#server/documents/zip-files.ts';
import { collectThings } from './collect-things.ts';
import { transferErrors } from './errors.ts';
import type { CreateExport } from './schema.ts';
import type { Thing } from './things.ts';

const mostBytes = 10_000_000;

/**
 * The chosen things as one YAML file or a zip of files, without secrets. The same things are the same
 * bytes, whenever they are exported.
 * @returns the file's bytes in base64
 */
export async function createExport(
  open: OpenUnit,
  baseUrl: string,
  request: z.output<typeof CreateExport>,
) {
  const things = await collectThings(open, request);
  const schemaUrl = new URL(schemaPath, baseUrl).href;
  const texts = things.map(({ document }) => writeDocument(document));
  const length = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (length > mostBytes) throw transferErrors.tooLarge(`${mostBytes / 1_000_000} MB`);
  const bytes =
    request.format === 'yaml'
      ? Buffer.from(writeFile(texts, schemaUrl))
      : Buffer.from(zipFiles(packed(things, texts, schemaUrl)));
  const counts: Record<string, number> = {};
  for (const { kind } of things) counts[kind] = (counts[kind] ?? 0) + 1;
  const slug = await open(async (scope) => {
    await audit(scope, 'export.created', {
      resource: { kind: 'export', name: request.format.toUpperCase() },
      details: { format: request.format, things: things.length, ...counts },
    });
    return scope.org.slug;
  });
  const [only] = things;
  const name = things.length === 1 && only ? safeName(only.name) : slug;
  return {
    fileName: `${name}.${request.format}`,
    contentType: request.format === 'yaml' ? 'application/yaml' : 'application/zip',
    base64: bytes.toString('base64'),
    bytes: bytes.length,
    things: things.length,
    counts,
  };
}

function packed(
  things: readonly Thing[],
  texts: readonly string[],
  schemaUrl: string,
): ReadonlyMap<string, string> {
  const paths = fileNames(things);
  return new Map(paths.map((path, i) => [path, writeFile([texts[i] ?? ''], schemaUrl)]));
}
