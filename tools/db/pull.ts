import fs from 'node:fs';
import { prismaPaths } from '#server/postgres/project-root.ts';
import { withSchemaEngine } from '#server/postgres/schema-engine.ts';
import { withDatabase } from './with-database.ts';

/** Writes into the schema what the database holds; with `--print` only shows it. */
export async function pull(args: string[]): Promise<void> {
  const { schema: folder } = prismaPaths();
  await withDatabase(async (db) => {
    const { found, schema } = await withSchemaEngine(
      db.config('owner'),
      folder,
      async ({ engine, schema: files }) => ({
        schema: files,
        found: await engine.introspect({
          schema: { files },
          baseDirectoryPath: folder,
          force: false,
          compositeTypeDepth: -1,
          namespaces: null,
        }),
      }),
    );
    const known = new Map(schema.map((file) => [file.path, file.content]));
    const changed = found.schema.files.filter((file) => known.get(file.path) !== file.content);
    for (const { path, content } of changed) {
      if (args.includes('--print')) console.log(`// ${path}\n${content}`);
      else {
        fs.writeFileSync(path, content);
        console.log(`wrote ${path}: read the difference before you commit it.`);
      }
    }
    if (changed.length === 0) console.log('The schema says what the database holds.');
  });
}
