import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { inferRouterInputs } from '@trpc/server';
import type { OrgRouter } from '#server/rpc/app-router.ts';
import { type Api, openApi } from '../api/open-api.ts';
import { failureOf } from '../api/problem.ts';
import { findConnection } from '../config/connection.ts';
import type { ConnectionFlags } from '../config/connection-options.ts';
import { readConfig } from '../config/read-config.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { byName } from '../run/find-named.ts';
import { counted } from '../share/words.ts';
import type { Terminal } from '../terminal.ts';

type What = inferRouterInputs<OrgRouter>['export']['create']['what'];
type Kind = Extract<What, { kinds: unknown }>['kinds'][number];

const kinds: readonly Kind[] = ['Variable', 'Prompt', 'Scenario', 'Target', 'Suite'];

export type Export = ConnectionFlags & {
  words: readonly string[];
  kind?: string[] | undefined;
  alone?: boolean | undefined;
  zip?: boolean | undefined;
  output?: string | undefined;
};

/** Writes things of the server to a file or to whoever reads. */
export async function writeExport(terminal: Terminal, said: Export): Promise<ExitCode> {
  const { cwd, err, environment } = terminal;
  const config = readConfig(cwd, said.config ?? null);
  const connection = findConnection(terminal, config, said);
  const api = openApi(connection, { patience: { ms: 10_000 }, proxies: environment.proxies });
  if (said.zip && said.output === undefined && process.stdout.isTTY) {
    throw new Failure('A zip is not for a terminal.', 'Say --output <file>.');
  }
  try {
    const made = await api.rpc.export.create.mutate({
      what: await whatOf(api, said),
      withReferences: !said.alone,
      format: said.zip ? 'zip' : 'yaml',
    });
    const bytes = Buffer.from(made.base64, 'base64');
    if (said.output === undefined) process.stdout.write(bytes);
    else {
      const file = path.resolve(cwd, said.output);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, bytes);
      err(`${counted(made.things, 'thing')} in ${said.output}.`);
    }
    return exitCodes.passed;
  } catch (error) {
    throw failureOf(error, connection.url) ?? error;
  }
}

async function whatOf(api: Api, { words, kind = [] }: Export): Promise<What> {
  if (words.length > 0 && kind.length > 0) throw new Failure('Say things or kinds, not both.');
  if (kind.length > 0) return { kinds: kind.map(readKind) };
  if (words.length === 0) return { all: true };
  const things = [];
  for (const word of words) {
    const [said = '', ...rest] = word.split('/');
    const name = rest.join('/');
    if (name === '') throw new Failure(`“${word}” is no thing.`, 'Write for example Suite/Smoke.');
    const one = readKind(said);
    const { id } = await byName(name, { what: one.toLowerCase(), list: listers[one](api) });
    things.push({ kind: one, id });
  }
  return { things };
}

function readKind(text: string): Kind {
  const kind = kinds.find((one) => one.toLowerCase() === text.toLowerCase().replace(/s$/, ''));
  if (kind) return kind;
  throw new Failure(`There is no kind “${text}”.`, `Kinds are ${kinds.join(', ')}.`);
}

type Page = { limit: number; cursor: string | null };

const listers = {
  Variable:
    ({ rpc }: Api) =>
    async (page: Page) => {
      const { items, nextCursor } = await rpc.variables.list.query(page);
      return { items: items.map(({ id, key: name }) => ({ id, name })), nextCursor };
    },
  Prompt:
    ({ rpc }: Api) =>
    (page: Page) =>
      rpc.prompts.list.query(page),
  Scenario:
    ({ rpc }: Api) =>
    (page: Page) =>
      rpc.scenarios.list.query(page),
  Target:
    ({ rpc }: Api) =>
    (page: Page) =>
      rpc.targets.list.query(page),
  Suite:
    ({ rpc }: Api) =>
    (page: Page) =>
      rpc.suites.list.query(page),
};
