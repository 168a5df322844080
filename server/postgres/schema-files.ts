import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export type SchemaFile = { path: string; content: string };

/** Every `.prisma` file below `folder`, sorted by path. */
export function readSchema(folder: string): SchemaFile[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => path.join(folder, name))
    .map((file) => ({ path: file, content: fs.readFileSync(file, 'utf8') }));
}

/**
 * A fingerprint of what the schema says, the same for any layout: comments, spacing, the order of the
 * files and how the models are spread over them don't count.
 */
export function hashSchema(files: readonly SchemaFile[]): string {
  const lines = files
    .flatMap(({ content }) => content.split(/^(?=(?:model|enum|type|view)\s)/m))
    .map((block) => block.split('\n').map(normalize).filter(Boolean).join('\n'))
    .filter((block) => /^(?:model|enum|type|view)\s/.test(block))
    .sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

function normalize(line: string): string {
  return line
    .replace(/^\s*\/\/.*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
