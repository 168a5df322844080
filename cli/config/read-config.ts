import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigFile, configFileNames } from '#server/documents/config-file.ts';
import { parseYaml } from '#server/documents/yaml-source.ts';
import { Failure } from '../failure.ts';

export type Config = {
  /** The file; null when there is none. */
  file: string | null;
  /** What paths in it are relative to. */
  folder: string;
  settings: ConfigFile;
};

/**
 * The settings of the folder: those of `named`, or of the nearest file from `cwd` upwards; empty ones
 * when there is no file.
 * @throws {Failure} with every problem and its place
 */
export function readConfig(cwd: string, named: string | null): Config {
  const file = named === null ? findUpwards(cwd) : path.resolve(cwd, named);
  if (file === null) return { file: null, folder: cwd, settings: {} };
  return { file, folder: path.dirname(file), settings: readSettings(file, cwd) };
}

function findUpwards(from: string): string | null {
  for (let folder = from; ; folder = path.dirname(folder)) {
    for (const name of configFileNames) {
      const file = path.join(folder, name);
      if (existsSync(file)) return file;
    }
    if (folder === path.dirname(folder)) return null;
  }
}

function readSettings(file: string, cwd: string): ConfigFile {
  const shown = path.relative(cwd, file) || file;
  const text = readText(file, shown);
  if (/^\s*(#[^\n]*\n?|\s)*$/.test(text)) return {};
  const source = parseYaml(shown, { text, before: 0 });
  if ('problems' in source) throw refused(source.problems);
  const { value, at } = source;
  if (typeof value === 'object' && value !== null && 'token' in value) {
    const message = 'Tokens don’t belong into files: run assay login, or set ASSAY_TOKEN.';
    throw refused([{ ...at(['token']), message }]);
  }
  const result = ConfigFile.safeParse(value);
  if (result.success) return result.data;
  throw refused(
    result.error.issues.map((issue) => {
      const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
      const place = [...issue.path, ...extra];
      const name = place.map(String).join('.');
      const message = extra.length > 0 ? 'There is no such setting.' : issue.message;
      return { ...at(place), message: name === '' ? message : `${name}: ${message}` };
    }),
  );
}

function readText(file: string, shown: string): string {
  try {
    return readFileSync(file, 'utf8')
      .replace(/^\ufeff/, '')
      .replace(/\r\n?/g, '\n');
  } catch {
    throw new Failure(`The settings in ${shown} can’t be read.`);
  }
}

type Problem = { file: string; line: number; column: number; message: string };

function refused(problems: readonly Problem[]): Failure {
  const lines = problems.map(
    ({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`,
  );
  return new Failure(lines.join('\n'));
}
