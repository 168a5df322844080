import { createHash } from 'node:crypto';
import type { Auth } from '#server/areas/accounts/index.ts';
import { Id } from '#server/core/ids.ts';
import { RateLimited } from '#server/core/rate-limited.ts';
import type { Services } from '#server/core/services.ts';
import { addressKey } from './client-address.ts';

export type AuthRequest = {
  /** Below `/api/auth`. */
  path: string;
  headers: Headers;
  body: Readonly<Record<string, unknown>>;
  ipAddress: string | null;
  requestId: string;
};

/** To be told how it ended, so that what was right is not counted as wrong. */
export type Counted = (answer: { status: number; code: string }) => Promise<void>;

const mails = new Set(['/request-password-reset', '/send-verification-email']);

const begins = new Set(['/sign-in/email', '/sign-in/username', '/oauth2/sign-in']);

const wrongPassword = /^INVALID_(EMAIL_OR_|USERNAME_OR_)?PASSWORD$/;

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().toLowerCase() : '';
}

/** What an account is counted by: its id, or for one that does not exist what it was called. */
async function accountKey({ accounts }: Services, name: string): Promise<string> {
  const found = await accounts.prisma.user.findFirst({
    where: { OR: [{ email: name }, { username: name }] },
    select: { id: true },
  });
  return found?.id ?? createHash('sha256').update(name).digest('hex');
}

/** Whose password a request tries: who is named when signing in, else who is signed in. */
async function triedAccount(
  { services, auth }: { services: Services; auth: Auth },
  { path, body, headers }: AuthRequest,
): Promise<string | null> {
  if (path.startsWith('/sign-in/')) {
    const name = textOf(body.email) || textOf(body.username);
    return name === '' ? null : await accountKey(services, name);
  }
  const triesOne = typeof body.password === 'string' || typeof body.currentPassword === 'string';
  if (path.startsWith('/sign-up/') || !triesOne || !headers.has('cookie')) return null;
  const found = await auth.api.getSession({ headers });
  return found?.user.id ?? null;
}

/**
 * Counts a request to the account endpoints against what its address and its account may do.
 * Accounts that exist and those that don't are counted alike.
 * @throws {RateLimited}
 */
export async function countAuth(
  parts: { services: Services; auth: Auth },
  request: AuthRequest,
): Promise<Counted> {
  try {
    return await count(parts, request);
  } catch (error) {
    if (error instanceof RateLimited) tellDoors(parts.services, request, error);
    throw error;
  }
}

/** Accounts that exist are counted by their id. */
function tellDoors({ doors }: Services, request: AuthRequest, { hit }: RateLimited): void {
  const { ipAddress, requestId, path } = request;
  const userId = Id.safeParse(hit.key).data;
  const of =
    userId === undefined ? ({ kind: 'address' } as const) : { kind: 'account' as const, userId };
  const userAgent = request.headers.get('user-agent')?.slice(0, 500) ?? null;
  doors.note({ door: 'limit', limit: hit.limit, of, ipAddress, userAgent, requestId, path });
}

async function count(
  parts: { services: Services; auth: Auth },
  request: AuthRequest,
): Promise<Counted> {
  const { services } = parts;
  const { rates } = services;
  const { path, body } = request;
  const address = addressKey(request.ipAddress);
  if (mails.has(path)) {
    await rates.mailsOfAddress.spend(address);
    await rates.mailsOfAccount.spend(await accountKey(services, textOf(body.email)));
    return async () => undefined;
  }
  if (path === '/sign-out') return async () => undefined;
  if (path.startsWith('/sign-up/')) await rates.signUpsOfAddress.spend(address);
  else if (begins.has(path)) await rates.signInsOfAddress.spend(address);
  else await rates.signInStepsOfAddress.spend(address);
  const account = await triedAccount(parts, request);
  if (account === null) return async () => undefined;
  const giveBack = await rates.passwordsOfAccount.spend(account);
  return async ({ status, code }) => {
    const isWrong = status === 401 || status >= 500 || wrongPassword.test(code);
    if (!isWrong) await giveBack();
  };
}

/** Counts accounts that are made without the sign-up endpoint against what their address may make. */
export function signUpCounter({ rates }: Services) {
  return async (ipAddress: string | null): Promise<void> => {
    await rates.signUpsOfAddress.spend(addressKey(ipAddress));
  };
}
