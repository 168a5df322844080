import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint, getSessionFromCtx } from 'better-auth/api';
import { z } from 'zod';
import { BeginSocial } from '../schema.ts';
import { attemptSeconds, keepAttempt, randomText } from './attempts.ts';
import { endSocial } from './end-social.ts';
import { browserOf, type SocialContext, type SocialParts, tellLog } from './social-parts.ts';
import { redirectUriOf } from './social-paths.ts';

/**
 * Signing in with who a provider says one is, and linking that to one's account. Our own endpoints: Better
 * Auth's would call providers past our way out, and link by address.
 */
export function socialSignIn(parts: SocialParts) {
  return {
    id: 'social-sign-in',
    endpoints: {
      beginSocialSignIn: createAuthEndpoint(
        '/oauth2/sign-in',
        { method: 'POST', body: BeginSocial },
        async (ctx) => ctx.json({ url: await begin(parts, ctx, ctx.body, 'signIn') }),
      ),
      beginSocialLink: createAuthEndpoint(
        '/oauth2/link',
        { method: 'POST', body: BeginSocial },
        async (ctx) => ctx.json({ url: await begin(parts, ctx, ctx.body, 'link') }),
      ),
      endSocial: createAuthEndpoint(
        '/oauth2/callback/:provider',
        { method: 'GET', query: z.looseObject({}) },
        async (ctx) => {
          throw ctx.redirect(await endSocial(parts, ctx, ctx.params.provider));
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}

/** Remembers what was begun and answers where the browser has to go. */
async function begin(
  parts: SocialParts,
  ctx: SocialContext,
  { provider: id, next }: z.infer<typeof BeginSocial>,
  intent: 'signIn' | 'link',
): Promise<string> {
  const provider = parts.providers.find((one) => one.id === id);
  if (!provider) throw new APIError('NOT_FOUND', { code: 'PROVIDER_UNKNOWN' });
  const session = await getSessionFromCtx(ctx);
  const redirectUri = redirectUriOf(parts.baseUrl, provider.id);
  const secrets = { state: randomText(), nonce: randomText(), codeVerifier: randomText() };
  const isConfirming = intent === 'signIn' && session !== null;
  let url: URL;
  try {
    url = await provider.begin({ ...secrets, redirectUri }, { asksAgain: isConfirming });
  } catch (error) {
    tellLog(parts, provider, error);
    const message = `${provider.name} can’t be reached just now. Try again in a moment, or sign in another way.`;
    throw new APIError('FAILED_DEPENDENCY', { code: 'PROVIDER_UNREACHABLE', message });
  }
  const cookie = ctx.context.createAuthCookie('social', { maxAge: attemptSeconds });
  const browser = (await browserOf(ctx)) ?? randomText();
  await ctx.setSignedCookie(cookie.name, browser, ctx.context.secret, cookie.attributes);
  const by = session && { userId: session.user.id, sessionId: session.session.id };
  const { state, nonce, codeVerifier } = secrets;
  const attempt = { provider: provider.id, intent, next, nonce, codeVerifier, by };
  await keepAttempt(parts.accounts, { state, browser, attempt });
  return url.toString();
}
