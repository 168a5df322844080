import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { structuredPatch } from 'diff';
import { openApi } from '../api/open-api.ts';
import { failureOf } from '../api/problem.ts';
import { askYes } from '../ask.ts';
import { findConnection } from '../config/connection.ts';
import type { ConnectionFlags } from '../config/connection-options.ts';
import { type Config, readConfig } from '../config/read-config.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { type Paint, plainText } from '../paint.ts';
import { counted } from '../share/words.ts';
import type { Terminal } from '../terminal.ts';
import { findFiles } from './find-files.ts';
import { baseOf } from './glob.ts';
import { type LocalFile, type PulledFile, planPull } from './plan-pull.ts';
import { readExport } from './read-export.ts';
import { readPlainFiles } from './read-plain-files.ts';

export type Pull = ConnectionFlags & {
  folder: string | null;
  yes?: boolean | undefined;
  'dry-run'?: boolean | undefined;
  diff?: boolean | undefined;
};

/** Shows what the server would change in files, and changes them if that is wanted. */
export async function pullFiles(terminal: Terminal, said: Pull): Promise<ExitCode> {
  const { cwd, out, err, paint, environment, canAsk } = terminal;
  const config = readConfig(cwd, said.config ?? null);
  const { folder, local } = localFiles(cwd, config, said.folder);
  const connection = findConnection(terminal, config, said);
  const api = openApi(connection, { patience: { ms: 10_000 }, proxies: environment.proxies });
  const remote = await readExport(api).catch((error: unknown) => {
    throw failureOf(error, connection.url) ?? error;
  });
  const { files, problems, onlyHere } = planPull({ local, remote, folder });
  if (problems.length > 0) {
    for (const line of problems) err(plainText(line));
    err(paint.err.red('These files can’t be read. Nothing was changed.'));
    return exitCodes.failed;
  }
  for (const file of files)
    for (const line of lines(file, paint.err, said.diff ?? false)) err(line);
  if (onlyHere > 0) err(`${counted(onlyHere, 'document')} in files alone. Push brings them up.`);
  if (files.length === 0) {
    out('The files have all of it already.');
    return exitCodes.passed;
  }
  if (said['dry-run']) return exitCodes.passed;
  if (!said.yes && !canAsk) {
    throw new Failure('Nobody is here to ask. Nothing was changed.', 'Say --yes.');
  }
  if (!said.yes && !(await askYes(`Change ${counted(files.length, 'file')}?`))) {
    err('Nothing was changed.');
    return exitCodes.failed;
  }
  for (const { path: name, after } of files) write(path.resolve(cwd, name), after);
  out(`${counted(files.length, 'file')} changed.`);
  return exitCodes.passed;
}

/** The files that hold documents already, and where new ones go. */
function localFiles(
  cwd: string,
  config: Config,
  said: string | null,
): { folder: string; local: LocalFile[] } {
  const patterns = config.settings.files;
  const own = patterns ? path.resolve(config.folder, folderOf(patterns[0] ?? '.')) : null;
  const folder = said === null ? (own ?? path.resolve(cwd, 'assay')) : path.resolve(cwd, said);
  const listed = patterns ? findFiles(patterns, { folder: config.folder }) : [];
  const inside =
    said === null && patterns ? [] : findFiles([`${folder}${path.sep}**`], { folder: cwd });
  const yaml = inside.filter((file) => /\.ya?ml$/i.test(file));
  const all = [...new Set([...listed, ...yaml])];
  const plain = readPlainFiles(all, cwd);
  const local = plain.map((file, i) => ({
    ...file,
    path: path.relative(cwd, all[i] ?? file.path),
  }));
  return { folder: path.relative(cwd, folder), local };
}

/** Where files that fit this word would be: the folder itself, or the one before its pattern. */
function folderOf(word: string): string {
  return /\.ya?ml$/i.test(word) || word.includes('*') ? baseOf(word) : word;
}

function lines(
  { path: name, before, after, changes }: PulledFile,
  paint: Paint,
  withDiff: boolean,
) {
  const head = before === null ? paint.green(`+ ${name}`) : paint.yellow(`~ ${name}`);
  const about = changes.map(({ kind, name: thing }) => `${kind} “${plainText(thing)}”`).join(', ');
  if (!withDiff) return [`${head}  ${paint.dim(about)}`];
  const { hunks } = structuredPatch('', '', before ?? '', after, '', '', { context: 3 });
  return [
    `${head}  ${paint.dim(about)}`,
    ...hunks.flatMap((hunk) => hunk.lines.map((line) => `    ${plainText(line)}`)),
  ];
}

function write(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch {
    throw new Failure(`${file} can’t be written.`);
  }
}
