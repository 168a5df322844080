/**
 * Error messages in forty languages, of which we speak one: a third of the file.
 * @type {import('esbuild').Plugin}
 */
const oneLanguage = {
  name: 'one-language',
  setup(build) {
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    }));
  },
};

/**
 * How the command line is bundled: one file that needs Node and nothing else.
 * @type {import('esbuild').BuildOptions}
 */
export const cliBundle = {
  entryPoints: { assay: 'cli/main.ts' },
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'eof',
  logLevel: 'warning',
  plugins: [oneLanguage],
  banner: {
    // The second line is for packages in it that are no modules.
    js: "#!/usr/bin/env node\nimport { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
};
