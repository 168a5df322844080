import fs from 'node:fs';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import type pg from 'pg';
import { migrationAdapter } from './migration-adapter.ts';
import { readSchema, type SchemaFile } from './schema-files.ts';

/** Tables and enums the engine leaves alone: none. */
export const noFilter = { externalTables: [], externalEnums: [] };

export type LoadedEngine = {
  engine: SchemaEngine;
  /** The files of the schema it was loaded with. */
  schema: SchemaFile[];
};

/**
 * Runs `work` with Prisma's schema engine on the database of `config` and the schema in `schemaFolder`.
 * The engine is the WebAssembly one (loaded in 0.1 s): its native twin would be downloaded on first use.
 */
export async function withSchemaEngine<T>(
  config: pg.PoolConfig,
  schemaFolder: string,
  work: (loaded: LoadedEngine) => Promise<T>,
): Promise<T> {
  const bindings = await loadBindings();
  const schema = readSchema(schemaFolder);
  const adapter = migrationAdapter(config);
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: schema.map(({ path, content }) => [path, content]) },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(adapter),
    );
    return await work({ engine, schema });
  } finally {
    await adapter.close();
  }
}

type Bindings = { SchemaEngine: typeof SchemaEngine; __wbg_set_wasm(exports: object): void };

let loading: Promise<Bindings> | null = null;

function loadBindings(): Promise<Bindings> {
  loading ??= instantiate();
  return loading;
}

async function instantiate(): Promise<Bindings> {
  const glue = '@prisma/schema-engine-wasm/schema_engine_bg';
  const file = createRequire(import.meta.url)
    .resolve(glue)
    .replace(/\.js$/, '.wasm');
  const bindings = asBindings(await import('@prisma/schema-engine-wasm/schema_engine_bg'));
  keepPanicMessage();
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(file), {
    './schema_engine_bg.js': bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
  return bindings;
}

/** The generated glue's type file describes the raw exports; what we call is checked here. */
function asBindings(glue: object): Bindings & WebAssembly.ModuleImports {
  if ('SchemaEngine' in glue && '__wbg_set_wasm' in glue) {
    return glue as Bindings & WebAssembly.ModuleImports;
  }
  throw new Error('@prisma/schema-engine-wasm has another shape than the pinned version');
}

/** The engine reports a panic to this object; when it is missing, a panic is an unrelated TypeError. */
function keepPanicMessage(): void {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message(message: string) {
        throw new Error(`The schema engine failed: ${message}`);
      },
    },
  });
}
