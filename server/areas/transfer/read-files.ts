import { openUpload } from '#server/documents/open-upload.ts';
import { readUpload } from '#server/documents/read-upload.ts';
import type { Reading } from '#server/documents/reading.ts';
import type { PlainFile } from '#server/documents/unzip-files.ts';
import type { ImportFile } from './schema.ts';

/** What the files of an import say, before anything is compared with the organization. */
export async function readFiles(files: readonly ImportFile[]): Promise<Reading> {
  return await readUpload(openUpload(files.map(plain)));
}

function plain(file: ImportFile): PlainFile {
  const bytes =
    'text' in file ? Buffer.from(file.text, 'utf8') : Buffer.from(file.base64, 'base64');
  return { path: file.name, bytes };
}
