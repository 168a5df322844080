import { defineCommand } from '../command.ts';
import { connectionOptions } from '../config/connection-options.ts';

export const validate = defineCommand({
  name: 'validate',
  summary: 'Check documents without a server',
  usage: ['validate [file …]'],
  text: [
    'Reads YAML documents as the server would, and says what is wrong with file, line and column, and what to do. Needs no server and no token.',
    'Takes files, folders, and patterns in quotes; without any, the files of assay.config.yaml. Names that documents use may be on the server: whether they are is what push looks at.',
    'Ends with 0 when everything is right, with 1 when something is not.',
  ],
  options: { config: connectionOptions.config },
  examples: [
    ['assay validate', 'Check the files of assay.config.yaml'],
    ['assay validate "assay/**/*.yaml"', 'Check what fits a pattern'],
  ],
  most: Number.POSITIVE_INFINITY,
  run: async (terminal, { values, positionals }) => {
    const { validateFiles } = await import('../files/validate-files.ts');
    return validateFiles(terminal, { words: positionals, config: values.config ?? null });
  },
});
