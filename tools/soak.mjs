// npm run test:soak: the long form of the trials that `npm test` makes in their short one. Takes an hour
// or so; its last line is “soak passed” or “soak failed”.
import { prepare } from './prepare.mjs';
import { run } from './run.mjs';

const vitest = 'node_modules/vitest/vitest.mjs';
const trials = {
  'Long trials': () => run('node', [vitest, 'run', '--project', 'soak']),
  'Whatever is sent, 5,000 times each': () =>
    run(
      'node',
      [vitest, 'run', '--project', 'db', 'server/testing/proof/fuzz', '--testTimeout=1800000'],
      {
        env: { FUZZ_INPUTS: '5000' },
      },
    ),
  'Ten thousand transactions': () =>
    run('node', [vitest, 'run', '--project', 'db', 'server/testing/proof/interleaved'], {
      env: { TRANSACTIONS: '10000' },
    }),
  'Keys of 100,000 secrets, killed 20 times': () =>
    run('node', ['--import', 'tsx', 'tools/soak/rotate-keys.ts', '100000', '20']),
  'The one way out, in a network of its own': () =>
    run('node', ['--import', 'tsx', 'tools/soak/outbound.ts', '100']),
  'Planted faults': () => run('node', ['--import', 'tsx', 'tools/soak/plant-faults.ts']),
};

await prepare();
let failed = 0;
for (const [name, trial] of Object.entries(trials)) {
  process.stdout.write(`\n— ${name}\n`);
  await trial().catch((error) => {
    failed += 1;
    process.stdout.write(`✗ ${error.message}\n`);
  });
}
process.stdout.write(failed === 0 ? '\nsoak passed\n' : `\nsoak failed: ${failed} trials\n`);
process.exitCode = failed === 0 ? 0 : 1;
