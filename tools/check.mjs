// npm run check: format, lint, types, import rules, unused code, migrations, pure tests. No service needed.
import { spawn } from 'node:child_process';

const node = (file, ...args) => ['node', [`node_modules/${file}`, ...args]];
const checks = {
  'Format and lint': node('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  Types: node('typescript/bin/tsc', '--noEmit'),
  'Import rules': node(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    'app',
    'server',
    'cli',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err',
  ),
  'Unused code': node('knip/bin/knip.js', '--no-progress'),
  'Schema has its migration': node('tsx/dist/cli.mjs', 'tools/db.ts', 'check'),
  'Documents name real paths': ['node', ['tools/check-docs.mjs']],
  'Pure tests': node('vitest/vitest.mjs', 'run', '--project', 'unit', '--reporter=dot'),
};

/** @returns {Promise<{ code: number, output: string, seconds: string }>} */
function outcome([command, args]) {
  return new Promise((resolve) => {
    const started = performance.now();
    const output = [];
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      resolve({ code: code ?? 1, output: Buffer.concat(output).toString(), seconds });
    });
  });
}

// npm test runs the pure tests itself, and counts them.
if (process.argv.includes('--without-tests')) delete checks['Pure tests'];

let failed = 0;
const queue = Object.entries(checks);
async function lane() {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [title, command] = next;
    const { code, output, seconds } = await outcome(command);
    process.stdout.write(`${code === 0 ? '✓' : '✗'} ${title} (${seconds} s)\n`);
    if (code !== 0) {
      failed += 1;
      process.stdout.write(`${output}\n`);
    }
  }
}
await Promise.all([lane(), lane()]);
process.exitCode = failed === 0 ? 0 : 1;
