import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const places = '{server,app,cli,tools}';

export default defineConfig({
  test: {
    // One more than there would be: a database test mostly waits for Postgres.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          // Pure tests share nothing that lasts: one environment for all of them saves half a minute.
          pool: 'threads',
          isolate: false,
          include: [`${places}/**/*.test.{ts,tsx}`],
          exclude: ['**/*.db.test.ts', '**/*.soak.test.ts'],
          // How fast is what the bench tells; here a busy machine may take its time.
          testTimeout: 30_000,
          // Tests say themselves which of them only wait.
          maxConcurrency: 20,
        },
      },
      {
        test: {
          name: 'db',
          // Each file makes databases of its own and closes what it opened: modules may be shared.
          isolate: false,
          include: [`${places}/**/*.db.test.ts`],
          globalSetup: ['server/testing/global-setup.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'soak',
          include: [`${places}/**/*.soak.test.ts`],
          globalSetup: ['server/testing/global-setup.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
