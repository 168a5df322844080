import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ConfigFile, configSchema } from '#server/documents/config-file.ts';
import { commands } from '../commands.ts';
import { commandHelp, mainHelp } from '../help.ts';

const root = new URL('../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');

/** The words of a shell command: quoted ones are one. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** Takes what is said to the command line as it would. @throws for what it would refuse */
function check(line: string): void {
  const [name = '', ...words] = wordsOf(line.replace(/\s+>\s.*$/, ''));
  const command = commands.find((one) => one.name === name);
  if (!command) throw new Error(`There is no command ${name}.`);
  command.check(words);
}

/** Everything in a document that calls the command line. */
function callsIn(text: string): string[] {
  const whole = text.replace(/\\\n\s*/g, ' ');
  return [
    ...whole.matchAll(/assay\.mjs"? ((?:run|validate|push|pull|import|export|login)\b.*)/g),
  ].map(([, call]) => call ?? '');
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

describe('examples/ci', () => {
  it.each(readdirSync(new URL('examples/ci', root)))('%s says only what there is', (file) => {
    const calls = textsIn(parse(read(`examples/ci/${file}`))).flatMap(callsIn);
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['validate', 'run']);
    for (const call of calls) check(call);
    expect(calls.join(' ')).toContain('--junit assay-junit.xml');
    expect(read(`examples/ci/${file}`)).toMatch(/(path|junit): assay-junit\.xml/);
  });

  it('gives jobs no token but by the environment', () => {
    const github = parse(read('examples/ci/github-actions.yml'));
    expect(Object.keys(github.jobs.smoke.env)).toEqual(['ASSAY_URL', 'ASSAY_ORG', 'ASSAY_TOKEN']);
    expect(textsIn(github.jobs.smoke.steps).join(' ')).not.toContain('ASSAY_TOKEN');
  });
});

describe('docs/command-line.md', () => {
  const text = read('docs/command-line.md');

  it('says only commands and options that there are', () => {
    const blocks = [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block ?? '');
    const lines = blocks.flatMap((block) => block.trim().split('\n'));
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) check(line.replace(/^assay /, ''));
  });

  it('shows settings that are right, and all there are', () => {
    const [, yaml = ''] = /```yaml\n(.*?)```/s.exec(text) ?? [];
    const settings = parse(yaml);
    expect(ConfigFile.safeParse(settings).error?.issues).toBeUndefined();
    expect(Object.keys(settings)).toEqual(Object.keys(ConfigFile.shape));
    expect(Object.keys(settings.run)).toEqual(Object.keys(ConfigFile.shape.run.unwrap().shape));
    const schema = z.fromJSONSchema(JSON.parse(JSON.stringify(configSchema())));
    expect(schema.safeParse(settings).success).toBe(true);
    expect(schema.safeParse({ ...settings, token: 'asy_' }).success).toBe(false);
  });
});

describe('the manual', () => {
  const sheet = { width: 80, bold: (text: string) => text };

  it.each(commands.map((command) => [command.name, command] as const))(
    'of %s fits on 80 columns, and its examples are right',
    (_, command) => {
      const help = commandHelp(command, sheet);
      for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
      for (const [example] of command.examples) check(example.replace(/^assay /, ''));
      for (const name of Object.keys(command.options)) expect(help).toContain(`--${name}`);
    },
  );

  it('names every command', () => {
    const help = mainHelp(commands, sheet);
    for (const { name } of commands) expect(help).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});
