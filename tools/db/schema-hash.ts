import fs from 'node:fs';
import path from 'node:path';
import { prismaPaths } from '#server/postgres/project-root.ts';
import { hashSchema, readSchema } from '#server/postgres/schema-files.ts';

const fileIn = (root?: string) => path.join(prismaPaths(root).migrations, 'schema.sha256');

/** Notes which schema the migrations lead to. */
export function keepSchemaHash(root?: string): void {
  fs.writeFileSync(fileIn(root), `${hashSchema(readSchema(prismaPaths(root).schema))}\n`);
}

/** Whether the schema is the one the migrations lead to, as `keepSchemaHash` noted it. */
export function matchesSchemaHash(root?: string): boolean {
  const file = fileIn(root);
  if (!fs.existsSync(file)) return false;
  const hash = hashSchema(readSchema(prismaPaths(root).schema));
  return fs.readFileSync(file, 'utf8').trim() === hash;
}
