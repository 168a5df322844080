import path from 'node:path';
import { z } from 'zod';
import { parseTrustedProxies } from '#server/http/client-address.ts';
import {
  type IdentitySettings,
  identityEnv,
  identityProblems,
  identitySettings,
} from '#server/outside/identity/identity-settings.ts';
import { parseSmtpUrl } from '#server/outside/mail/smtp-settings.ts';
import { parseAllowList } from '#server/outside/net/allow-list.ts';
import { checkTransitUrl, type TransitSettings } from '#server/outside/transit/transit-settings.ts';

const placeholder = /change.?me|placeholder|example|your.?secret|^secret|^(.)\1+$/i;

const optionalText = z.string().trim().default('');
function listOf(value: string): string[] {
  return value.split(',').flatMap((entry) => entry.trim() || []);
}

/** A text that `read` must be able to read; what it throws says what is wrong. */
function readable<Text extends z.ZodType<string>>(text: Text, read: (value: string) => unknown) {
  return text.superRefine((value, context) => {
    try {
      read(value);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : '' });
    }
  });
}

function pathOf(what: string) {
  const path = /^\w[\w.-]*(\/\w[\w.-]*)*$/;
  return z.string().trim().regex(path, `Must be the path of ${what}, without slashes around it.`);
}

const count = z.coerce.number('Must be a number.').int().min(1);
const port = z.coerce.number('Must be a port number.').int().min(1).max(65_535);

/** The settings, by the name of their environment variable. `.env.example` is checked against it. */
export const EnvSchema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  BASE_URL: optionalText.refine(
    (value) => value === '' || /^https?:\/\/[^/]+$/.test(value),
    'Must be the address people use, such as https://assay.example.org, without a path.',
  ),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  DATA_DIR: z.string().trim().min(1).default('.assay'),
  DATABASE_URL: optionalText.refine(
    (value) => value === '' || /^postgres(ql)?:\/\//.test(value),
    'Must start with postgres:// or postgresql://.',
  ),
  AUTH_SECRET: optionalText,
  ROOT_KEY_FILE: optionalText,
  ROOT_KEY_FILE_PREVIOUS: optionalText,
  ROOT_KEY_IN: z.enum(['file', 'transit']).optional(),
  TRANSIT_URL: readable(optionalText, (value) => value === '' || checkTransitUrl(value)),
  TRANSIT_TOKEN_FILE: optionalText,
  TRANSIT_KEY: z
    .string()
    .trim()
    .regex(/^\w([\w.-]*\w)?$/, 'Must be the name of a key.')
    .default('assay'),
  TRANSIT_MOUNT: pathOf('a mount').default('transit'),
  TRANSIT_NAMESPACE: pathOf('a namespace').optional(),
  SMTP_URL: readable(optionalText, (value) => value === '' || parseSmtpUrl(value)),
  MAIL_FROM: z.string().trim().default('Assay <assay@localhost>'),
  OUTBOUND_ALLOW: readable(optionalText, (value) => parseAllowList(listOf(value))),
  WORKER_CONCURRENCY: z.coerce.number('Must be a number.').int().min(1).max(500).default(20),
  WORKER_HEAP_GROWTH: z.coerce.number('Must be a number.').int().min(0).max(1_000).default(60),
  DATABASE_POOL: z.coerce.number('Must be a number.').int().min(2).max(200).default(12),
  SIGN_INS_PER_MINUTE: count.max(10_000).default(30),
  SESSION_IDLE_HOURS: z.coerce.number('Must be a number.').min(0.05).max(8_760).default(12),
  SESSION_MAX_DAYS: z.coerce.number('Must be a number.').min(0.05).max(365).default(30),
  CALLS_PER_MINUTE: count.max(10_000_000).default(1_200),
  ORG_CALLS_PER_MINUTE: count.max(10_000_000).default(12_000),
  TRUSTED_PROXIES: readable(optionalText, (value) => parseTrustedProxies(listOf(value))),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DEMO_PASSWORD: optionalText.refine(
    (value) => value === '' || value.length >= 12,
    'Must be at least 12 characters long.',
  ),
  PASSWORD_LIST_FILE: optionalText,
  METRICS_TOKEN: optionalText,
  ...identityEnv,
});

export type Env = {
  isProduction: boolean;
  host: string;
  port: number;
  baseUrl: string;
  runsWeb: boolean;
  runsWorker: boolean;
  dataDir: string;
  databaseUrl: string | null;
  /** Null: made once and kept in the data folder. */
  authSecret: string | null;
  /** Null: made once and kept in the data folder. */
  rootKeyFile: string | null;
  /** Root keys that wrap nothing new, but may have wrapped what is stored. */
  otherRootKeyFiles: readonly string[];
  /** A key service that knows root keys; null: files alone do. */
  transit: TransitSettings | null;
  /** What wraps data keys from now on. */
  rootKeyIn: 'file' | 'transit';
  smtpUrl: string | null;
  mailFrom: string;
  outboundAllow: readonly string[];
  workerConcurrency: number;
  /** By how many percent of what is in use the memory of a worker may grow before it is cleared up. */
  workerHeapGrowth: number;
  databasePool: number;
  /** Per address, for sign-in and sign-up each. */
  signInsPerMinute: number;
  sessionLimits: { idleMs: number; maxMs: number };
  /** Per account and per token. */
  callsPerMinute: number;
  /** Per organization, and per address of those who are not signed in. */
  orgCallsPerMinute: number;
  /** Addresses and networks, for `parseTrustedProxies`. */
  trustedProxies: readonly string[];
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  demoPassword: string | null;
  /** Passwords from breaches, one a line, that nobody may choose. */
  passwordListFile: string | null;
  metricsToken: string | null;
  /** Who else may say who somebody is. */
  identity: IdentitySettings;
};

/** Settings that can't be used, all of them in one message. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

/** Reads and checks the environment. @throws {EnvError} that lists every problem, one a line. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = EnvSchema.safeParse(present);
  const problems = parsed.success
    ? [...secretProblems(parsed.data), ...identityProblems(parsed.data)]
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (!parsed.success || problems.length > 0) {
    throw new EnvError(
      `These settings can't be used:\n${problems.map((p) => `  ${p}`).join('\n')}`,
    );
  }
  return toEnv(parsed.data);
}

function secretProblems(raw: z.infer<typeof EnvSchema>): string[] {
  const problems: string[] = [];
  const { AUTH_SECRET: secret } = raw;
  if (secret !== '' && (secret.length < 32 || placeholder.test(secret))) {
    problems.push(
      'AUTH_SECRET: Must be at least 32 random characters, for example from: openssl rand -base64 32',
    );
  }
  if (raw.NODE_ENV === 'production' && raw.DATABASE_URL !== '') {
    if (secret === '') problems.push('AUTH_SECRET: Is needed when DATABASE_URL is set.');
    if (raw.ROOT_KEY_FILE === '' && rootKeyIn(raw) === 'file') {
      problems.push(
        'ROOT_KEY_FILE: Is needed when DATABASE_URL is set: a file with 32 random bytes.',
      );
    }
  }
  if (raw.TRANSIT_URL !== '' && raw.TRANSIT_TOKEN_FILE === '') {
    problems.push('TRANSIT_TOKEN_FILE: Is needed with TRANSIT_URL: a file with the token.');
  }
  if (raw.TRANSIT_URL === '' && raw.ROOT_KEY_IN === 'transit') {
    problems.push('TRANSIT_URL: Is needed when ROOT_KEY_IN is transit.');
  }
  return problems;
}

function rootKeyIn(raw: z.infer<typeof EnvSchema>): Env['rootKeyIn'] {
  return raw.ROOT_KEY_IN ?? (raw.TRANSIT_URL === '' ? 'file' : 'transit');
}

function transitOf(raw: z.infer<typeof EnvSchema>): TransitSettings | null {
  if (raw.TRANSIT_URL === '') return null;
  return {
    url: raw.TRANSIT_URL,
    mount: raw.TRANSIT_MOUNT,
    key: raw.TRANSIT_KEY,
    namespace: raw.TRANSIT_NAMESPACE ?? null,
    tokenFile: raw.TRANSIT_TOKEN_FILE,
  };
}

function toEnv(raw: z.infer<typeof EnvSchema>): Env {
  const orNull = (value: string) => (value === '' ? null : value);
  return {
    isProduction: raw.NODE_ENV === 'production',
    host: raw.HOST,
    port: raw.PORT,
    baseUrl: orNull(raw.BASE_URL) ?? `http://localhost:${raw.PORT}`,
    runsWeb: raw.ROLE !== 'worker',
    runsWorker: raw.ROLE !== 'web',
    dataDir: path.resolve(raw.DATA_DIR),
    databaseUrl: orNull(raw.DATABASE_URL),
    authSecret: orNull(raw.AUTH_SECRET),
    rootKeyFile: orNull(raw.ROOT_KEY_FILE),
    otherRootKeyFiles: listOf(raw.ROOT_KEY_FILE_PREVIOUS),
    transit: transitOf(raw),
    rootKeyIn: rootKeyIn(raw),
    smtpUrl: orNull(raw.SMTP_URL),
    mailFrom: raw.MAIL_FROM,
    outboundAllow: listOf(raw.OUTBOUND_ALLOW),
    workerConcurrency: raw.WORKER_CONCURRENCY,
    workerHeapGrowth: raw.WORKER_HEAP_GROWTH,
    databasePool: raw.DATABASE_POOL,
    signInsPerMinute: raw.SIGN_INS_PER_MINUTE,
    sessionLimits: {
      idleMs: raw.SESSION_IDLE_HOURS * 3_600_000,
      maxMs: raw.SESSION_MAX_DAYS * 24 * 3_600_000,
    },
    callsPerMinute: raw.CALLS_PER_MINUTE,
    orgCallsPerMinute: raw.ORG_CALLS_PER_MINUTE,
    trustedProxies: listOf(raw.TRUSTED_PROXIES),
    logLevel: raw.LOG_LEVEL,
    demoPassword: orNull(raw.DEMO_PASSWORD),
    passwordListFile: orNull(raw.PASSWORD_LIST_FILE),
    metricsToken: orNull(raw.METRICS_TOKEN),
    identity: identitySettings(raw),
  };
}
