import { defineConfig } from 'prisma/config';

// Prisma's native engine is never run (the WebAssembly one is, see docs/decisions): any existing
// executable stops its download, and unlike /bin/true node fails loudly if something does run it.
// biome-ignore lint/style/noProcessEnv: Prisma reads this variable itself, before any of our code.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
});
