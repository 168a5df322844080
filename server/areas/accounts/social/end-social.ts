import { APIError, getSessionFromCtx, isAPIError } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { RateLimited } from '#server/core/rate-limited.ts';
import {
  type Identity,
  IdentityError,
  type IdentityProvider,
} from '#server/outside/identity/identity-provider.ts';
import { clientAddressHeader } from '../client-address-header.ts';
import { noteFailure } from '../note-failure.ts';
import { Email } from '../schema.ts';
import { addLink, type From, isTakenMeanwhile, makeLinkedAccount } from './account-links.ts';
import { type KeptAttempt, takeAttempt } from './attempts.ts';
import { type Facts, type Judgement, judgeIdentity, type SocialProblem } from './judge-identity.ts';
import { browserOf, type SocialContext, type SocialParts, tellLog } from './social-parts.ts';
import { redirectUriOf } from './social-paths.ts';

/** What is logged of a problem, by the name the log knows it by. */
const failures: Readonly<Partial<Record<SocialProblem, string>>> = {
  refused: 'ANSWER_REFUSED',
  state: 'STATE_UNKNOWN',
  unverified: 'ADDRESS_NOT_VERIFIED',
  known: 'NOT_LINKED',
  other: 'NOT_LINKED',
  taken: 'LINKED_ELSEWHERE',
  shut: 'ACCOUNT_SHUT',
};

type Visit = {
  parts: SocialParts;
  ctx: SocialContext;
  provider: IdentityProvider;
  session: Awaited<ReturnType<typeof getSessionFromCtx>>;
  from: From;
};

/** Answers the browser that comes back from a provider: where it goes next, always a path of ours. */
export async function endSocial(
  parts: SocialParts,
  ctx: SocialContext,
  providerId: unknown,
): Promise<string> {
  const provider = parts.providers.find(({ id }) => id === providerId);
  if (!provider || !ctx.request) throw new APIError('NOT_FOUND', { code: 'PROVIDER_UNKNOWN' });
  try {
    return await end(parts, ctx, { provider, request: ctx.request });
  } catch (err) {
    parts.log.error({ part: 'auth', provider: provider.id, err }, 'a sign-in by a provider failed');
    return `/sign-in?${new URLSearchParams({ problem: 'failed', provider: provider.id })}`;
  }
}

async function end(
  parts: SocialParts,
  ctx: SocialContext,
  { provider, request }: { provider: IdentityProvider; request: Request },
): Promise<string> {
  const answer = new URL(request.url).searchParams;
  const browser = await browserOf(ctx);
  const state = answer.get('state');
  const attempt =
    browser === null || state === null
      ? null
      : await takeAttempt(parts.accounts, { state, browser, provider: provider.id });
  const visit: Visit = {
    parts,
    ctx,
    provider,
    session: await getSessionFromCtx(ctx),
    from: {
      ipAddress: ctx.headers?.get(clientAddressHeader) ?? null,
      userAgent: ctx.headers?.get('user-agent')?.slice(0, 500) ?? null,
    },
  };
  if (!attempt || state === null) return await stop(visit, { problem: 'state', next: '/' });
  const { nonce, codeVerifier, next } = attempt;
  const redirectUri = redirectUriOf(parts.baseUrl, provider.id);
  try {
    const identity = await provider.finish({ state, nonce, codeVerifier, redirectUri }, answer);
    return await act(visit, attempt, identity);
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    tellLog(parts, provider, error);
    return await stop(visit, { problem: error.reason, next });
  }
}

/** The path to the page that says what went wrong; the reason is logged. */
async function stop(
  { parts, ctx, provider, session }: Visit,
  about: { problem: SocialProblem; next: string; userId?: string | null; email?: string | null },
): Promise<string> {
  const { problem, next, userId, email } = about;
  const code = failures[problem];
  if (code !== undefined) {
    await noteFailure(parts, {
      ctx,
      path: ctx.path,
      code,
      factor: provider.id,
      ...(userId ? { userId } : {}),
    });
  }
  const query = new URLSearchParams({ problem, provider: provider.id });
  if (session) return `/me/security?${query}`;
  if (next !== '/') query.set('next', next);
  if (problem === 'known' && email) query.set('email', email);
  return `/sign-in?${query}`;
}

async function factsOf(
  { parts, provider, session }: Visit,
  { intent, by }: KeptAttempt,
  { subject, isEmailVerified, email }: Identity,
): Promise<Facts> {
  const { prisma } = parts.accounts;
  const verifiedEmail = isEmailVerified ? (Email.safeParse(email).data ?? null) : null;
  const isStill = session?.session.id === by?.sessionId;
  const signedInId = by && (intent === 'signIn' || isStill) ? by.userId : null;
  // In this order: an account that is made in between, with its link, is then known by the link.
  const holder =
    verifiedEmail === null
      ? null
      : await prisma.user.findUnique({ where: { email: verifiedEmail }, select: { id: true } });
  const owner = await prisma.account.findFirst({
    where: { providerId: provider.id, accountId: subject },
    select: { userId: true },
  });
  const another =
    signedInId !== null &&
    (await prisma.account.count({ where: { userId: signedInId, providerId: provider.id } })) > 0;
  return {
    intent,
    verifiedEmail,
    signedInId,
    ownerId: owner?.userId ?? null,
    holderId: holder?.id ?? null,
    hasAnother: another,
  };
}

async function act(visit: Visit, attempt: KeptAttempt, identity: Identity): Promise<string> {
  const judge = async () => judgeIdentity(await factsOf(visit, attempt, identity));
  try {
    return await follow(visit, { attempt, identity, judgement: await judge() });
  } catch (error) {
    if (!isTakenMeanwhile(error)) throw error;
    // Whoever wrote it first is known now.
    return await follow(visit, { attempt, identity, judgement: await judge() });
  }
}

async function follow(
  visit: Visit,
  told: { attempt: KeptAttempt; identity: Identity; judgement: Judgement },
): Promise<string> {
  const { parts, provider, session, from } = visit;
  const { attempt, identity, judgement } = told;
  const { next } = attempt;
  const link = { provider: provider.id, identity, from };
  switch (judgement.kind) {
    case 'problem': {
      const { problem, userId } = judgement;
      return await stop(visit, { problem, userId, next, email: identity.email });
    }
    case 'linkedAlready':
      return `/me/security?linked=${provider.id}`;
    case 'link':
      if (!session) return await stop(visit, { problem: 'signedOut', next });
      await addLink(
        parts.accounts,
        { userId: judgement.userId, sessionId: session.session.id },
        link,
      );
      return `/me/security?linked=${provider.id}`;
    case 'make':
      try {
        await parts.countSignUp(from.ipAddress);
      } catch (error) {
        if (error instanceof RateLimited) return await stop(visit, { problem: 'busy', next });
        throw error;
      }
      return await signIn(
        visit,
        await makeLinkedAccount(parts.accounts, judgement.email, link),
        next,
      );
    case 'signIn':
      return await signIn(visit, judgement.userId, next);
  }
}

/** Makes the session; the second factor is asked for by `second-step.ts`, which sees this endpoint. */
async function signIn(visit: Visit, userId: string, next: string): Promise<string> {
  const { internalAdapter } = visit.ctx.context;
  const user = await internalAdapter.findUserById(userId);
  if (!user) return await stop(visit, { problem: 'refused', next });
  try {
    const session = await internalAdapter.createSession(userId);
    await setSessionCookie(visit.ctx, { session, user });
  } catch (error) {
    if (!isAPIError(error) || error.body?.code !== 'ACCOUNT_SHUT') throw error;
    return await stop(visit, { problem: 'shut', userId, next });
  }
  return next;
}
