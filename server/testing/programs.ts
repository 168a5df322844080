import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { serverBundle } from '../../tools/server-bundle.mjs';

const sources = {
  worker: 'server/testing/runs/worker-process.ts',
  holder: 'server/testing/hold-database.ts',
  rotation: 'server/testing/secrets/rotation-process.ts',
};
const folderName = 'ASSAY_TEST_PROGRAMS';

/**
 * Bundles the programs that tests start in processes of their own, for this process and its children:
 * one starts in a quarter of the processor time that its sources take.
 * @returns what removes them again
 */
export async function buildPrograms(): Promise<() => void> {
  // Inside the project, so that they find its packages.
  fs.mkdirSync('node_modules/.cache', { recursive: true });
  const folder = fs.mkdtempSync(path.resolve('node_modules/.cache/assay-programs-'));
  fs.chmodSync(folder, 0o755);
  await build({
    entryPoints: sources,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    ...serverBundle,
  });
  // biome-ignore lint/style/noProcessEnv: what the runner's own processes are told, not a setting.
  process.env[folderName] = folder;
  return () => fs.rmSync(folder, { recursive: true, force: true });
}

/** What Node is given to start a program: its bundle where there is one, else its sources. */
export function programArgs(name: keyof typeof sources): string[] {
  // biome-ignore lint/style/noProcessEnv: as above.
  const folder = process.env[folderName];
  return folder ? [path.join(folder, `${name}.mjs`)] : ['--import', 'tsx', sources[name]];
}
