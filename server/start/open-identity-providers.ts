import { readFileSync } from 'node:fs';
import type { Env } from '#server/env.ts';
import type { IdentityProvider } from '#server/outside/identity/identity-provider.ts';
import { createIdentityProviders } from '#server/outside/identity/identity-providers.ts';
import type { ClientSettings } from '#server/outside/identity/identity-settings.ts';
import { portOf } from '#server/outside/net/check-url.ts';
import { createOutbound } from '#server/outside/net/outbound.ts';
import { StartError } from '#server/postgres/start-error.ts';

function read<Settings extends ClientSettings>(settings: Settings | null) {
  if (settings === null) return null;
  const { secret, ...rest } = settings;
  return { ...rest, clientSecret: 'text' in secret ? secret.text : secretIn(secret.file) };
}

function secretIn(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch {
    throw new StartError(`The client secret can’t be read from ${file}.`);
  }
  if (text === '') throw new StartError(`There is no client secret in ${file}.`);
  return text;
}

/**
 * The providers that the settings name, behind a door of their own: small answers, soon, and the issuer
 * that the operator named may be on a private address.
 * @throws {StartError} when a secret's file can't be read
 */
export function openIdentityProviders(env: Pick<Env, 'identity' | 'outboundAllow'>): {
  providers: IdentityProvider[];
  close(): Promise<void>;
} {
  const { google, github, microsoft, oidc } = env.identity;
  if (!google && !github && !microsoft && !oidc) {
    return { providers: [], close: async () => undefined };
  }
  const issuer = oidc && new URL(oidc.issuer);
  const door = createOutbound({
    allow: [...env.outboundAllow, ...(issuer ? [`${issuer.hostname}:${portOf(issuer)}`] : [])],
    connectTimeoutMs: 4_000,
    silenceTimeoutMs: 8_000,
    maxResponseBytes: 512 * 1024,
  });
  const providers = createIdentityProviders(
    { google: read(google), github: read(github), microsoft: read(microsoft), oidc: read(oidc) },
    { fetch: door.fetch },
  );
  return { providers, close: () => door.close() };
}
