import { openApi } from '../api/open-api.ts';
import { failureOf, refusalIn } from '../api/problem.ts';
import type { Proxies } from '../api/proxies.ts';
import { askLine, askSecret, readPiped } from '../ask.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { counted } from '../share/words.ts';
import type { Terminal } from '../terminal.ts';
import { originOf } from './connection.ts';
import type { ConnectionFlags } from './connection-options.ts';
import { findLogin, loginsFile, readLogins, withLogin, writeLogins } from './logins.ts';
import { readConfig } from './read-config.ts';

/** Asks for a token, tries it, and keeps it. */
export async function keepLogin(
  terminal: Terminal,
  said: ConnectionFlags & { here?: boolean | undefined },
): Promise<ExitCode> {
  const { environment, cwd, err, out, canAsk } = terminal;
  const { settings } = readConfig(cwd, said.config ?? null);
  const kept = findLogin(readLogins(environment), { cwd, url: null, org: null });
  const address = said.url ?? environment.url ?? settings.url ?? null;
  const known = said.org ?? environment.org ?? settings.org ?? null;
  const ask = async (question: string, given: string | null, hint: string) => {
    if (canAsk) return await askLine(question, given);
    throw new Failure(`${question}?`, hint);
  };
  const url = originOf(
    address ?? (await ask('Server', kept?.url ?? 'http://localhost:3000', 'Say --url.')),
  );
  const org = known ?? (await ask('Organization', kept?.org ?? null, 'Say --org.'));
  if (canAsk) err(`Make a token at ${url}/orgs/${org}/settings/tokens`);
  const token = canAsk ? await askSecret('Token') : await readPiped();
  if (!/^\S{1,200}$/.test(token)) throw new Failure('That is no token.', 'It begins with asy_.');
  const name = await tryToken({ url, org, token }, environment.proxies);
  const folder = said.here ? cwd : null;
  writeLogins(environment, withLogin(readLogins(environment), { folder, url, org, token }));
  out(`Signed in to ${name} at ${url}${folder === null ? '' : `, in ${folder} and below`}.`);
  err(`Kept in ${loginsFile(environment)}.`);
  return exitCodes.passed;
}

/** A token without the right to see the organization is a token all the same. */
async function tryToken(
  connection: { url: string; org: string; token: string },
  proxies: Proxies,
): Promise<string> {
  const { rpc } = openApi(connection, { patience: { ms: 3_000 }, proxies });
  try {
    return (await rpc.org.get.query()).name;
  } catch (error) {
    if (refusalIn(error)?.reason === 'access.missing') return connection.org;
    throw failureOf(error, connection.url) ?? error;
  }
}

/** Forgets the tokens that count in this folder. */
export function forgetLogins(terminal: Terminal, said: ConnectionFlags): ExitCode {
  const { environment, cwd, out } = terminal;
  const asked = { cwd, url: said.url ? originOf(said.url) : null, org: said.org ?? null };
  const all = readLogins(environment);
  const left = all.filter((login) => findLogin([login], asked) === null);
  if (left.length < all.length) writeLogins(environment, left);
  out(
    left.length < all.length
      ? `Forgot ${counted(all.length - left.length, 'token')}.`
      : 'No token was kept here.',
  );
  return exitCodes.passed;
}
