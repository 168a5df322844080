// Builds pages (Vite), server and command line (esbuild) into build/, and compresses what browsers fetch.
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { cliBundle } from './cli-bundle.mjs';
import { run } from './run.mjs';
import { serverBundle } from './server-bundle.mjs';
import { stampBuild } from './staleness.mjs';

rmSync('build', { recursive: true, force: true });
await run('node', ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build'], {
  env: { NODE_ENV: 'production' },
  quiet: true,
});
await build({
  entryPoints: { main: 'server/start/main.ts' },
  outdir: 'build',
  ...serverBundle,
  external: ['vite'],
  sourcemap: true,
});
await build({ ...cliBundle, outdir: 'build/cli' });
chmodSync('build/cli/assay.mjs', 0o755);
for (const file of readdirSync('build/client', { recursive: true }).map(String)) {
  if (!/\.(js|css|svg|json)$/.test(file)) continue;
  const target = path.join('build/client', file);
  const content = readFileSync(target);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  writeFileSync(`${target}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(`${target}.br`, brotliCompressSync(content, { params: quality }));
}
stampBuild();
