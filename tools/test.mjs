// npm test: installs what it needs, runs every check and test, ends with `N passed, N failed`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';
import { run } from './run.mjs';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
const reports = 'test-results/reports';
const totals = { passed: 0, failed: 0 };

/** @param {string} file */
function readReport(file) {
  return JSON.parse(readFileSync(path.join(reports, file), 'utf8'));
}

/** Runs one part; a part that breaks before it counts anything counts as one failure. */
async function part(title, work) {
  process.stdout.write(`\n— ${title}\n`);
  const before = totals.failed;
  let broken = null;
  const counts = await work().catch((error) => {
    broken = error;
    return null;
  });
  if (counts) {
    totals.passed += counts.passed;
    totals.failed += counts.failed;
  }
  if (broken && totals.failed === before) {
    process.stderr.write(`${broken.message}\n`);
    totals.failed += 1;
  }
}

/** Counts even when the runner's exit code says that something failed. */
async function counted(command, args, count, env = {}) {
  const failure = await run(command, args, { env }).then(
    () => null,
    (error) => error,
  );
  const counts = count();
  if (failure && counts.failed === 0) throw failure;
  return counts;
}

function countVitest() {
  const report = readReport('vitest.json');
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

function countPlaywright() {
  const { stats } = readReport('playwright.json');
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

async function main() {
  await prepare();
  rmSync('test-results', { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  await part('Checks', async () => {
    await run('node', ['tools/check.mjs', '--without-tests']);
    return { passed: 1, failed: 0 };
  });
  await part('Unit and database tests', () =>
    counted(
      'node',
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        '--project=unit',
        '--project=db',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${reports}/vitest.json`,
      ],
      countVitest,
    ),
  );
  await part('End-to-end tests', async () => {
    const { findChromium } = await import('./chromium.mjs');
    return await counted(
      'node',
      ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
      countPlaywright,
      {
        CHROMIUM_PATH: await findChromium(),
        PLAYWRIGHT_JSON_OUTPUT_NAME: `${reports}/playwright.json`,
      },
    );
  });

  process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);
  process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;
}

main().catch((error) => {
  process.stderr.write(
    `${error.message}\n\n${totals.passed} passed, ${totals.failed + 1} failed\n`,
  );
  process.exitCode = 1;
});
