import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Environment } from '../environment.ts';
import { Failure } from '../failure.ts';

/** A token and what it opens. */
export type Login = {
  /** It counts in this folder and below; null: everywhere. */
  folder: string | null;
  url: string;
  org: string;
  token: string;
};

const Logins = z.object({
  logins: z.array(
    z.object({
      folder: z.string().nullable(),
      url: z.string(),
      org: z.string(),
      token: z.string(),
    }),
  ),
});

export const loginsFile = ({ configFolder }: Pick<Environment, 'configFolder'>) =>
  path.join(configFolder, 'logins.json');

/** Everything that `assay login` keeps; nothing where it was never used. @throws {Failure} */
export function readLogins(environment: Environment): Login[] {
  const file = loginsFile(environment);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return [];
    throw new Failure(`${file} can’t be read.`);
  }
  try {
    return Logins.parse(JSON.parse(text)).logins;
  } catch {
    throw new Failure(`${file} is damaged.`, 'Delete it, then run: assay login');
  }
}

/** Keeps logins in a file that nobody else may read, whole or not at all. @throws {Failure} */
export function writeLogins(environment: Environment, logins: readonly Login[]): void {
  const file = loginsFile(environment);
  const draft = `${file}.${process.pid}.new`;
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(draft, `${JSON.stringify({ logins }, null, 2)}\n`, { mode: 0o600 });
    // A file that was there before keeps its own mode.
    chmodSync(draft, 0o600);
    renameSync(draft, file);
  } catch {
    throw new Failure(`${file} can’t be written.`);
  }
}

/** The login that counts in `cwd` for this server and organization; null stands for any. */
export function findLogin(
  logins: readonly Login[],
  { cwd, url, org }: { cwd: string; url: string | null; org: string | null },
): Login | null {
  const fitting = logins
    .filter((login) => login.folder === null || isWithin(cwd, login.folder))
    .filter((login) => (url === null || login.url === url) && (org === null || login.org === org));
  const deepest = (login: Login) => login.folder?.length ?? -1;
  return fitting.sort((a, b) => deepest(b) - deepest(a))[0] ?? null;
}

/** The same logins with this one in the place of the one it replaces. */
export function withLogin(logins: readonly Login[], added: Login): Login[] {
  return [added, ...logins.filter((login) => !isSamePlace(login, added))];
}

/** One folder has one login for each organization; the newest one is found first. */
function isSamePlace(a: Login, b: Login): boolean {
  return a.folder === b.folder && a.url === b.url && a.org === b.org;
}

function isWithin(cwd: string, folder: string): boolean {
  const relative = path.relative(folder, cwd);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
