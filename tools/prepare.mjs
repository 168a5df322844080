import { existsSync } from 'node:fs';
import { run } from './run.mjs';
import { isBuildStale, isInstallStale } from './staleness.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);

/** @param {string} text @param {() => Promise<void>} work */
async function step(text, work) {
  const started = performance.now();
  process.stdout.write(`${text} …`);
  await work();
  process.stdout.write(` ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

/** Installs packages when the lock file changed. Needs nothing that is not part of Node. */
export async function prepareInstall() {
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Assay needs Node 20.19 or newer; this is ${process.versions.node}.`);
  }
  if (!isInstallStale()) return;
  await step('Installing packages', () =>
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      quiet: true,
      env: { NODE_ENV: 'development' },
    }),
  );
}

/** The generated database client, which is not in the repository. */
export async function prepareClient() {
  await step('Generating the database client', () =>
    run('node', ['node_modules/prisma/build/index.js', 'generate'], { quiet: true }),
  );
}

/** Installs, generates the database client and builds, each only when it is stale. */
export async function prepare() {
  await prepareInstall();
  const hasClient = existsSync('server/generated/prisma/client.ts');
  if (hasClient && !isBuildStale()) return;
  await prepareClient();
  await step('Building', () => run('node', ['tools/build.mjs'], { quiet: true }));
}
