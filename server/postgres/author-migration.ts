import type { DiffTarget } from '@prisma/schema-engine-wasm';
import type pg from 'pg';
import { migrationNames, readMigrations } from './migrations.ts';
import { prismaPaths } from './project-root.ts';
import { noFilter, withSchemaEngine } from './schema-engine.ts';

/**
 * The SQL that leads from the migrations in `root` to its schema, or null when they say the same. The
 * migrations are replayed on a shadow database beside the one of `config`, whose user makes and drops it.
 */
export async function diffSchema(config: pg.PoolConfig, root: string): Promise<string | null> {
  const paths = prismaPaths(root);
  const from: DiffTarget =
    migrationNames(paths.migrations).length > 0
      ? { tag: 'migrations', ...readMigrations(paths.migrations) }
      : { tag: 'empty' };
  return await withSchemaEngine(config, paths.schema, async ({ engine, schema }) => {
    const result = await engine.diff({
      from,
      to: { tag: 'schemaDatamodel', files: schema },
      script: true,
      exitCode: true,
      filters: noFilter,
    });
    return result.exitCode === 0 ? null : result.stdout;
  });
}

/** The generated SQL with row-level security for each new table that belongs to an organization. */
export function withProtection(sql: string): string {
  const tables = [...sql.matchAll(/CREATE TABLE "(\w+)" \(([\s\S]*?)\n\);/g)];
  const owned = tables.filter(([, , columns]) => /^\s*"org_id" /m.test(columns ?? ''));
  if (owned.length === 0) return sql;
  const calls = owned.map(([, name]) => `select protect_org_table('public."${name}"');`);
  return `${sql.trimEnd()}\n\n-- Row-level security\n${calls.join('\n')}\n`;
}
