import fs from 'node:fs';
import type pg from 'pg';
import { StartError } from './start-error.ts';

/**
 * Splits a `postgres://` URL into pg's separate fields: in pg a connection string silently wins over
 * any of them. Understands `sslmode` (with libpq's meanings), `sslrootcert`, `sslcert`, `sslkey` and a
 * `host` parameter for a Unix socket. Throws a `StartError`, which never holds the password.
 */
export function parseDatabaseUrl(text: string): pg.PoolConfig & { host: string; database: string } {
  const url = parse(text);
  const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname);
  const database = decodeURIComponent(url.pathname.slice(1));
  if (!host || !database || !url.username) {
    throw new StartError(
      'DATABASE_URL must name a user, a host and a database: postgres://user:password@host:5432/database.',
    );
  }
  const ssl = sslOf(url.searchParams);
  return {
    host: host.replace(/^\[(.+)\]$/, '$1'),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database,
    ...(ssl === undefined ? {} : { ssl }),
  };
}

function parse(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^postgres(ql)?:$/.test(url.protocol)) return url;
  throw new StartError(
    'DATABASE_URL is not a Postgres address: write postgres://user:password@host:5432/database, with special characters percent-encoded.',
  );
}

function sslOf(parameters: URLSearchParams): pg.PoolConfig['ssl'] {
  const read = (name: string) => {
    const file = parameters.get(name);
    return file === null ? undefined : readFile(name, file);
  };
  const files = { ca: read('sslrootcert'), cert: read('sslcert'), key: read('sslkey') };
  const mode = parameters.get('sslmode');
  switch (mode) {
    case null:
      return files.ca || files.cert ? files : undefined;
    case 'disable':
    case 'allow':
    case 'prefer':
      return false;
    case 'require':
      // libpq checks the certificate in this mode only when it is told which authority to trust.
      return files.ca
        ? { ...files, checkServerIdentity: () => undefined }
        : { ...files, rejectUnauthorized: false };
    case 'no-verify':
      return { ...files, rejectUnauthorized: false };
    case 'verify-ca':
      return { ...files, checkServerIdentity: () => undefined };
    case 'verify-full':
      return files;
    default:
      throw new StartError(
        `DATABASE_URL has sslmode=${mode}: use disable, require, verify-ca or verify-full.`,
      );
  }
}

function readFile(name: string, file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (cause) {
    throw new StartError(`DATABASE_URL names ${file} as ${name}, which can't be read.`, { cause });
  }
}
