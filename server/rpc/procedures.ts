import { TRPCError, tracked } from '@trpc/server';
import { type Access, holds, type Permission } from '#server/core/access.ts';
import { AppError } from '#server/core/errors.ts';
import { noteRefusal } from '#server/core/note-refusal.ts';
import { openMemberScope, openTokenScope, type Scope } from '#server/core/scope.ts';
import type { SignedIn } from '#server/core/signed-in.ts';
import type { RequestContext } from './context.ts';
import { toClientError } from './errors.ts';
import { forbiddenReason, noteOrgLimit, noteOutside, noteRefusedCall } from './note-doors.ts';
import { t } from './trpc.ts';
import { unstorableText } from './unstorable-text.ts';
import { watchAccess } from './watch-access.ts';

export { router } from './trpc.ts';
export { tracked };

type Call = { ctx: RequestContext; path: string; type: string };

/** The error a client may see, after it was logged as what it is. */
function explained({ ctx, path, type }: Call, thrown: TRPCError, ms: number): TRPCError {
  const { log, conflicts } = ctx.services;
  const error = toClientError(thrown, conflicts);
  noteRefusedCall({ ...ctx, path }, thrown);
  const line = { path, type, requestId: ctx.requestId, ms: Math.round(ms) };
  if (error.code === 'INTERNAL_SERVER_ERROR') {
    log.error({ ...line, err: thrown.cause ?? thrown }, 'procedure failed');
  } else {
    log.debug({ ...line, code: error.code, message: error.message }, 'refused');
  }
  return error;
}

/** What breaks in the middle of a stream passes no middleware, and would leave in its own words. */
async function* explainedStream(call: Call, stream: AsyncIterable<unknown>, started: number) {
  try {
    yield* stream;
  } catch (cause) {
    const thrown =
      cause instanceof TRPCError ? cause : new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause });
    throw explained(call, thrown, performance.now() - started);
  }
}

function isStream(data: unknown): data is AsyncIterable<unknown> {
  return typeof data === 'object' && data !== null && Symbol.asyncIterator in data;
}

/** `next()` never rejects: it resolves to a result that may hold an error. */
const explaining = t.procedure.use(async ({ ctx, next, path, type }) => {
  const started = performance.now();
  const result = await next({ ctx: { ...ctx, path } });
  if (!result.ok) throw explained({ ctx, path, type }, result.error, performance.now() - started);
  if (!isStream(result.data)) return result;
  return { ...result, data: explainedStream({ ctx, path, type }, result.data, started) };
});

/** Postgres would refuse such a text without naming its field, or keep it changed. */
const translated = explaining.use(async ({ next, getRawInput }) => {
  const field = unstorableText(await getRawInput());
  if (field === null) return await next();
  const message = 'The text has characters that can’t be stored.';
  throw new AppError('invalid', 'input.characters', message, { field });
});

function signedIn(ctx: RequestContext): SignedIn {
  if (ctx.signedIn) return ctx.signedIn;
  throw new AppError('unauthenticated', 'session.missing', 'Sign in to go on.');
}

/** A request for the procedure or route at `path`. */
export type Asked = RequestContext & { path: string };

/**
 * Runs work as whoever asks, in the organization of the URL, if `permission` allows it. A refusal is
 * written to the log, whatever becomes of the transaction.
 */
export async function openScope<T>(
  ctx: Asked,
  permission: Permission,
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  const refused: { scope: Scope; reason?: string }[] = [];
  try {
    return await enter(ctx, async (scope) => {
      if (!holds(scope.access, permission)) {
        refused.push({ scope });
        throw missing(scope.access, permission);
      }
      try {
        return await work(scope);
      } catch (error) {
        const reason = forbiddenReason(error);
        if (reason !== null) refused.push({ scope, reason });
        throw error;
      }
    });
  } finally {
    for (const { scope, ...why } of refused) await note(ctx, scope, permission, why);
  }
}

/** The answer must not depend on whether its refusal could be written down. */
async function note(
  ctx: Asked,
  { org, actor }: Scope,
  { key }: Permission,
  why: { reason?: string },
): Promise<void> {
  const { app, log } = ctx.services;
  if (actor.kind === 'job') return;
  const refusal = { orgId: org.id, actor, permission: key, call: ctx.path, ...why };
  await noteRefusal(app, refusal).catch((err) => log.error({ err }, 'a refusal was not noted'));
}

/** Whoever is not let in is told to the log of the doors. */
async function enter<T>(ctx: Asked, work: (scope: Scope) => Promise<T>): Promise<T> {
  let isIn = false;
  try {
    return await openAs(ctx, (scope) => {
      isIn = true;
      return work(scope);
    });
  } catch (error) {
    if (!isIn) noteOutside(ctx, error);
    throw error;
  }
}

/** An API token stands for itself: a cookie that comes with it counts for nothing. */
async function openAs<T>(ctx: RequestContext, work: (scope: Scope) => Promise<T>): Promise<T> {
  const { ipAddress, userAgent, tokenHash } = ctx;
  const orgSlug = ctx.orgSlug ?? '';
  const { app } = ctx.services;
  if (tokenHash)
    return await openTokenScope(app, { orgSlug, tokenHash, ipAddress, userAgent }, work);
  const { user } = signedIn(ctx);
  const actor = { kind: 'user', id: user.id, label: user.name, ipAddress, userAgent } as const;
  return await openMemberScope(app, { orgSlug, actor }, work);
}

/** The same, counted as one call of the organization, and of the token if one was used. */
export function openCounted<T>(
  ctx: Asked,
  permission: Permission,
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  const { callsOfCaller, callsOfOrg } = ctx.services.rates;
  return openScope(ctx, permission, async (scope) => {
    const { actor, org } = scope;
    try {
      if (actor.kind === 'token') await callsOfCaller.spend(`token:${actor.id}`);
      await callsOfOrg.spend(org.id);
    } catch (error) {
      noteOrgLimit(ctx, org.id, actor, error);
      throw error;
    }
    return await work(scope);
  });
}

function missing({ role, scopes }: Access, { key }: Permission): AppError {
  const message = scopes
    ? `This token can’t be used for ${key}: its scopes don’t include it, or its maker may not do it.`
    : `Your role (${role}) doesn’t include ${key}. An administrator can change that.`;
  return new AppError('forbidden', 'access.missing', message);
}

/** A read inside an organization: one transaction, handed to the handler as `ctx.scope`. */
export function orgQuery(permission: Permission) {
  return translated
    .meta({ access: { kind: 'member', permission }, audit: null })
    .use(({ ctx, next }) =>
      openCounted(ctx, permission, async (scope) => await next({ ctx: { ...ctx, scope } })),
    );
}

/**
 * A write inside an organization: one transaction that must contain the audit event it promises, or
 * nothing is kept.
 */
export function orgMutation(permission: Permission, auditAction: string) {
  return translated
    .meta({ access: { kind: 'member', permission }, audit: auditAction })
    .use(({ ctx, next }) =>
      openCounted(ctx, permission, async (scope) => {
        const result = await next({ ctx: { ...ctx, scope } });
        // A failed result must leave the transaction as an error, or it would be committed.
        if (!result.ok) throw result.error;
        if (!scope.audited.includes(auditAction)) throw new Error(`No audit event ${auditAction}.`);
        return result;
      }),
    );
}

/**
 * A write to what is the caller's own and no content of the organization, often and small; it leaves no
 * audit event. `unaudited` says why that is right.
 */
export function orgOwnMutation(permission: Permission, unaudited: string) {
  return translated
    .meta({ access: { kind: 'member', permission }, audit: null, unaudited })
    .use(({ ctx, next }) =>
      openCounted(ctx, permission, async (scope) => {
        const result = await next({ ctx: { ...ctx, scope } });
        // A failed result must leave the transaction as an error, or it would be committed.
        if (!result.ok) throw result.error;
        return result;
      }),
    );
}

/** Opens a unit of work as the person who asks. */
export type OpenScope = <T>(work: (scope: Scope) => Promise<T>) => Promise<T>;

function openable(permission: Permission, auditAction: string | null) {
  return translated
    .meta({ access: { kind: 'member', permission }, audit: auditAction })
    .use(async ({ ctx, next }) => {
      const audited = new Set<string>();
      const open: OpenScope = (work) =>
        openScope(ctx, permission, async (scope) => {
          const answer = await work(scope);
          for (const action of scope.audited) audited.add(action);
          return answer;
        });
      const org = await openCounted(ctx, permission, async (scope) => scope.org);
      const result = await next({ ctx: { ...ctx, open, org } });
      if (result.ok && auditAction !== null && !audited.has(auditAction)) {
        throw new Error(`No audit event ${auditAction}.`);
      }
      return result;
    });
}

/** A write that talks to the outside: it opens short units of work itself with `ctx.open`. */
export function orgAction(permission: Permission, auditAction: string) {
  return openable(permission, auditAction);
}

/** A stream of changes, which ends when whoever follows it may not any more. */
export function orgStream(permission: Permission) {
  return openable(permission, null).use(async ({ ctx, next }) => {
    const result = await next();
    if (!result.ok || !isStream(result.data)) return result;
    const { open, org } = ctx;
    return { ...result, data: watchAccess({ ctx, orgId: org.id, open }, result.data) };
  });
}

/** A procedure about the signed-in person's own things. `reason` says why that is enough. */
export function selfProcedure(reason: string, auditAction: string | null = null) {
  return translated
    .meta({ access: { kind: 'self', reason }, audit: auditAction })
    .use(({ ctx, next }) => next({ ctx: { ...ctx, signedIn: signedIn(ctx) } }));
}

/** A procedure open to everybody. `reason` says why that is right. */
export function publicProcedure(reason: string) {
  return translated.meta({ access: { kind: 'public', reason }, audit: null });
}
