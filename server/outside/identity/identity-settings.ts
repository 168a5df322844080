import { z } from 'zod';

/** How Assay is registered with a provider. */
export type ClientSettings = {
  clientId: string;
  /** The secret itself, or the file that holds it. */
  secret: { text: string } | { file: string };
};

/** The providers that the operator registered Assay with; null for the others. */
export type IdentitySettings = {
  google: ClientSettings | null;
  github: ClientSettings | null;
  /** `tenant`: an id or a domain, or `common`, `organizations` or `consumers`. */
  microsoft: (ClientSettings & { tenant: string }) | null;
  /** `name` stands on the button. */
  oidc: (ClientSettings & { issuer: string; name: string; scopes: string }) | null;
};

const text = z.string().trim().default('');
const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

function isIssuer(value: string): boolean {
  if (!/^https?:\/\/[^/@?#]+[^@?#]*$/.test(value) || !URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || loopbackHosts.has(hostname);
}

/** The settings of all providers, by the name of their environment variable. */
export const identityEnv = {
  GOOGLE_CLIENT_ID: text,
  GOOGLE_CLIENT_SECRET: text,
  GOOGLE_CLIENT_SECRET_FILE: text,
  GITHUB_CLIENT_ID: text,
  GITHUB_CLIENT_SECRET: text,
  GITHUB_CLIENT_SECRET_FILE: text,
  MICROSOFT_CLIENT_ID: text,
  MICROSOFT_CLIENT_SECRET: text,
  MICROSOFT_CLIENT_SECRET_FILE: text,
  MICROSOFT_TENANT: z
    .string()
    .trim()
    .regex(
      /^[a-z0-9][a-z0-9.-]*$/i,
      'Must be the id or the domain of a tenant, or common, organizations or consumers.',
    )
    .default('common'),
  OIDC_ISSUER: text.refine(
    (value) => value === '' || isIssuer(value),
    'Must be the address of an OpenID Connect issuer, such as https://login.example.org, with https.',
  ),
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  OIDC_CLIENT_SECRET_FILE: text,
  OIDC_NAME: z.string().trim().min(1).max(40, 'Must be at most 40 characters long.').default('SSO'),
  OIDC_SCOPES: z
    .string()
    .trim()
    .regex(/^openid( [\x21-\x7e]+)*$/, 'Must begin with openid; scopes are separated by spaces.')
    .default('openid email profile'),
};

type Raw = z.infer<z.ZodObject<typeof identityEnv>>;
type Prefix = 'GOOGLE' | 'GITHUB' | 'MICROSOFT' | 'OIDC';
const prefixes: readonly Prefix[] = ['GOOGLE', 'GITHUB', 'MICROSOFT', 'OIDC'];

function fieldsOf(raw: Raw, prefix: Prefix) {
  return {
    clientId: raw[`${prefix}_CLIENT_ID`],
    secret: raw[`${prefix}_CLIENT_SECRET`],
    file: raw[`${prefix}_CLIENT_SECRET_FILE`],
  };
}

function problemsOf(raw: Raw, prefix: Prefix): string[] {
  const { clientId, secret, file } = fieldsOf(raw, prefix);
  const issuer = prefix === 'OIDC' ? raw.OIDC_ISSUER : '';
  if ([clientId, secret, file, issuer].every((value) => value === '')) return [];
  const why = `the others of ${prefix}_… can’t be used without it`;
  return [
    ...(clientId === '' ? [`${prefix}_CLIENT_ID: Is missing; ${why}.`] : []),
    ...(secret === '' && file === ''
      ? [`${prefix}_CLIENT_SECRET: Is missing, and so is ${prefix}_CLIENT_SECRET_FILE; ${why}.`]
      : []),
    ...(secret !== '' && file !== ''
      ? [`${prefix}_CLIENT_SECRET_FILE: Set this or ${prefix}_CLIENT_SECRET, not both.`]
      : []),
    ...(prefix === 'OIDC' && issuer === '' ? [`OIDC_ISSUER: Is missing; ${why}.`] : []),
  ];
}

/** What is half set, one sentence each, beginning with the setting. */
export function identityProblems(raw: Raw): string[] {
  return prefixes.flatMap((prefix) => problemsOf(raw, prefix));
}

function clientOf(raw: Raw, prefix: Prefix): ClientSettings | null {
  const { clientId, secret, file } = fieldsOf(raw, prefix);
  if (clientId === '') return null;
  return { clientId, secret: file === '' ? { text: secret } : { file } };
}

/** Settings without {@link identityProblems}. */
export function identitySettings(raw: Raw): IdentitySettings {
  const microsoft = clientOf(raw, 'MICROSOFT');
  const oidc = clientOf(raw, 'OIDC');
  return {
    google: clientOf(raw, 'GOOGLE'),
    github: clientOf(raw, 'GITHUB'),
    microsoft: microsoft && { ...microsoft, tenant: raw.MICROSOFT_TENANT.toLowerCase() },
    oidc: oidc && {
      ...oidc,
      issuer: raw.OIDC_ISSUER,
      name: raw.OIDC_NAME,
      scopes: raw.OIDC_SCOPES,
    },
  };
}
