import { defineCommand } from '../command.ts';
import { connectionOptions } from '../config/connection-options.ts';

const options = {
  yes: { type: 'boolean', short: 'y', text: 'Do it without asking, as CI must' },
  'dry-run': { type: 'boolean', text: 'Only show what would change' },
  diff: { type: 'boolean', text: 'Show the changed lines of each document' },
  ...connectionOptions,
} as const;

const outcome =
  'Ends with 0 when the server has what the files say, or could have with --dry-run; with 1 when it can’t be done.';

export const push = defineCommand({
  name: 'push',
  summary: 'Bring documents from files to the server',
  usage: ['push [file …] [--yes] [--diff]'],
  text: [
    'Checks the files, shows what would be new and what would change on the server, asks, and does exactly that, all of it or nothing. Nothing is ever deleted.',
    'Takes files, folders, and patterns in quotes; without any, the files of assay.config.yaml.',
    outcome,
  ],
  options,
  examples: [
    ['assay push', 'Show what would change, and ask'],
    ['assay push --yes', 'In CI'],
    ['assay push assay/suites.yaml --dry-run --diff', 'Look, and touch nothing'],
  ],
  most: Number.POSITIVE_INFINITY,
  run: async (terminal, { values, positionals }) => {
    const { pushFiles } = await import('../files/push-files.ts');
    return await pushFiles(terminal, { words: positionals, what: 'documents', ...values });
  },
});

export const importFiles = defineCommand({
  name: 'import',
  summary: 'Bring files of other tools to the server',
  usage: ['import <file …> [--yes] [--diff]'],
  text: [
    'Reads configurations of promptfoo with the files they name, conversations of Botium, tables of questions (CSV), zips, and documents of Assay. Shows what would be new and what would change, and every line that has no equal here; asks, and does exactly that, all of it or nothing.',
    'Name all files that belong together, or their folder.',
    outcome,
  ],
  options,
  examples: [
    ['assay import promptfooconfig.yaml tests.csv', 'See what becomes of them, and decide'],
    ['assay import botium/ --yes', 'A folder of conversations'],
  ],
  most: Number.POSITIVE_INFINITY,
  run: async (terminal, { values, positionals }) => {
    const { pushFiles } = await import('../files/push-files.ts');
    return await pushFiles(terminal, { words: positionals, what: 'anything', ...values });
  },
});
