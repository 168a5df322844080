// npm run test:e2e [-- playwright arguments]: the stories alone, on a fresh build.
import { findChromium } from './chromium.mjs';
import { prepare } from './prepare.mjs';
import { run } from './run.mjs';

try {
  await prepare();
  const playwright = ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)];
  await run('node', playwright, { env: { CHROMIUM_PATH: await findChromium() } });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
