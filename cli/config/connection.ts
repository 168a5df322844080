import { Failure } from '../failure.ts';
import type { Terminal } from '../terminal.ts';
import type { ConnectionFlags } from './connection-options.ts';
import { findLogin, readLogins } from './logins.ts';
import type { Config } from './read-config.ts';

/** Which server, which organization, and by which token. */
export type Connection = { url: string; org: string; token: string };

/**
 * Whom to call as whom: what was said beats the environment, which beats the settings of the folder,
 * which beat what `assay login` keeps. A kept token is sent to no other server than its own.
 * @throws {Failure} when something is missing
 */
export function findConnection(
  { environment, cwd, err }: Pick<Terminal, 'environment' | 'cwd' | 'err'>,
  { settings }: Config,
  flags: ConnectionFlags,
): Connection {
  const saidUrl = flags.url ?? environment.url ?? settings.url ?? null;
  const saidOrg = flags.org ?? environment.org ?? settings.org ?? null;
  const asked = { cwd, url: saidUrl === null ? null : originOf(saidUrl), org: saidOrg };
  const kept = environment.token === null ? findLogin(readLogins(environment), asked) : null;
  const { token } = environment.token === null ? { token: kept?.token } : environment;
  if (!token) throw notSignedIn(asked);
  const url = asked.url ?? kept?.url;
  const org = asked.org ?? kept?.org;
  if (!url) throw new Failure('Which server?', 'Set ASSAY_URL, or url in assay.config.yaml.');
  if (!org) throw new Failure('Which organization?', 'Set ASSAY_ORG, or org in assay.config.yaml.');
  if (isReadable(url)) err(`The token goes to ${url} without encryption. Use https.`);
  return { url, org, token };
}

function notSignedIn({ url, org }: { url: string | null; org: string | null }): Failure {
  const where = [url && ` to ${url}`, org && ` for ${org}`].map((part) => part ?? '').join('');
  return new Failure(`Not signed in${where}.`, 'Run assay login, or set ASSAY_TOKEN.');
}

/** The address of a server as it is compared and kept: scheme, host and port. @throws {Failure} */
export function originOf(address: string): string {
  const scheme = /^(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(address) ? 'http' : 'https';
  const url = URL.parse(/^[a-z]+:\/\//i.test(address) ? address : `${scheme}://${address}`);
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (!url || !isWeb || url.username !== '' || url.password !== '') {
    throw new Failure(`“${address}” is not the address of a server.`, 'https://assay.example.org');
  }
  return url.origin;
}

/** Whether others on the way can read what is sent there. */
function isReadable(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|.*\.localhost)$/.test(hostname);
  return protocol === 'http:' && !isHere;
}
