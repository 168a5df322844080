import { defineCommand } from '../command.ts';
import { connectionOptions } from '../config/connection-options.ts';

export const exportFiles = defineCommand({
  name: 'export',
  summary: 'Write what the server has into one file',
  usage: ['export [Kind/name …] [--kind <kind> …] [--output <file>]'],
  text: [
    'Writes prompts, variables, scenarios, suites and targets as YAML, without secrets: everything, some kinds, or single things with what they name. What is written comes in again by push or import as it was, and the same things are the same bytes.',
  ],
  options: {
    kind: {
      type: 'string',
      multiple: true,
      value: 'kind',
      text: 'Variable, Prompt, Scenario, Target or Suite',
    },
    alone: { type: 'boolean', text: 'Without what the things name' },
    zip: { type: 'boolean', text: 'A zip with a file for each thing' },
    output: {
      type: 'string',
      short: 'o',
      value: 'file',
      text: 'Write there instead of to the terminal',
    },
    ...connectionOptions,
  },
  examples: [
    ['assay export > all.yaml', 'Everything'],
    ['assay export "Suite/Smoke" -o smoke.yaml', 'A suite with its scenarios and targets'],
    ['assay export --kind Prompt --zip -o prompts.zip', 'All prompts, a file for each'],
  ],
  most: Number.POSITIVE_INFINITY,
  run: async (terminal, { values, positionals }) => {
    const { writeExport } = await import('../files/write-export.ts');
    return await writeExport(terminal, { words: positionals, ...values });
  },
});

export const pull = defineCommand({
  name: 'pull',
  summary: 'Bring documents from the server into files',
  usage: ['pull [folder] [--yes] [--diff]'],
  text: [
    'Writes what changed on the server into the files that hold it: a document that a file has already is changed there, the rest of the file stays as it is. What no file has yet gets one below the folder (scenarios/Greeting.yaml), by default the one of the settings, or assay. Shows what would change, and asks. Files that the server knows nothing of stay.',
    'The files are those of assay.config.yaml; without, those in the folder.',
  ],
  options: {
    yes: { type: 'boolean', short: 'y', text: 'Do it without asking' },
    'dry-run': { type: 'boolean', text: 'Only show what would change' },
    diff: { type: 'boolean', text: 'Show the changed lines of each document' },
    ...connectionOptions,
  },
  examples: [
    ['assay pull', 'Show what changed on the server, and ask'],
    ['assay pull tests --yes', 'Into the folder tests'],
  ],
  most: 1,
  run: async (terminal, { values, positionals }) => {
    const { pullFiles } = await import('../files/pull-files.ts');
    return await pullFiles(terminal, { folder: positionals[0] ?? null, ...values });
  },
});
