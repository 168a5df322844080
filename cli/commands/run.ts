import { defineCommand } from '../command.ts';
import { connectionOptions } from '../config/connection-options.ts';

export const runOptions = {
  target: {
    type: 'string',
    short: 't',
    multiple: true,
    value: 'name',
    text: 'What to play against, instead of the suite’s own targets',
  },
  repeat: {
    type: 'string',
    short: 'n',
    value: 'count',
    text: 'Play each scenario so often, up to 20 times',
  },
  budget: {
    type: 'string',
    value: 'dollars',
    text: 'End the run before its calls to models could cost more: 0.50',
  },
  environment: {
    type: 'string',
    short: 'e',
    value: 'name',
    text: 'Take the values of variables from there',
  },
  'ask-anew': {
    type: 'boolean',
    text: 'Ask for every reply, where the organization uses those of the past',
  },
  baseline: {
    type: 'string',
    short: 'b',
    value: 'run',
    text: 'Compare with previous, a run by its number or id, or a label of a prompt',
  },
  'max-regressions': {
    type: 'string',
    value: 'count',
    text: 'Gate: so many regressions against the baseline pass',
  },
  'min-pass-rate': {
    type: 'string',
    value: 'share',
    text: 'Gate: this share must pass, 95% or 0.95',
  },
  'allow-unchecked': {
    type: 'boolean',
    text: 'Conversations that check nothing don’t keep it from passing',
  },
  junit: { type: 'string', value: 'file', text: 'Write the results as JUnit XML' },
  json: { type: 'string', value: 'file', text: 'Write the run with every reply as JSON' },
  markdown: { type: 'string', value: 'file', text: 'Write a summary as Markdown' },
  timeout: {
    type: 'string',
    value: 'time',
    text: 'Cancel the run when it takes longer: 90s, 15m, 2h',
  },
  watch: {
    type: 'boolean',
    short: 'w',
    text: 'Run again whenever the files change, after bringing them to the server',
  },
  quiet: { type: 'boolean', short: 'q', text: 'No progress, only what came of it' },
  ...connectionOptions,
} as const;

export const run = defineCommand({
  name: 'run',
  summary: 'Play a suite and say what passed',
  usage: ['run [suite] [--target <name> …] [options]'],
  text: [
    'Starts a run of the suite on the server, shows how it goes, and prints every conversation that failed with the sentence that says why. Without a suite it takes the one of assay.config.yaml.',
    'Ends with 0 when everything passed, 1 when something failed, 2 when it can’t be told: something errored, some conversation checked nothing (--allow-unchecked lets those be), or the run was cancelled, used up its budget, took too long or could not be finished; 3 when it did not begin: bad usage, no access, no server.',
    'With --max-regressions or --min-pass-rate the server’s gate decides between 0 and 1 instead: failures that it lets pass don’t count. What errored is never let pass.',
    'Ctrl-C cancels the run on the server too and waits for its end; a second one leaves at once. A connection that is cut comes back by itself and changes nothing.',
  ],
  options: runOptions,
  examples: [
    ['assay run Smoke', 'Play a suite against its own targets'],
    ['assay run Smoke --target "Shop v2" --repeat 3', 'Against another target, three times'],
    ['assay run Smoke --junit results.xml --markdown summary.md', 'Write reports for CI'],
    [
      'assay run Smoke --baseline 41 --max-regressions 0',
      'Fail only for what was better in run 41',
    ],
    ['assay run --watch', 'While writing: bring changed files up and play again'],
  ],
  most: 1,
  run: async (terminal, { values, positionals }) => {
    const { runSuite } = await import('../run/run-suite.ts');
    return await runSuite(terminal, { suite: positionals[0] ?? null, ...values });
  },
});
