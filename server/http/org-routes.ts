import type { Context } from 'hono';
import { answerOrgRoute, findOrgRoute } from '#server/rpc/org-routes.ts';
import { createRequestContext } from '#server/rpc/request-context.ts';
import type { HttpEnv, HttpOptions } from './app.ts';
import { countCalls } from './count-calls.ts';

/** Answers a GET below an organization that no procedure serves; null when there is no such route. */
export async function answerOrgPath(
  c: Context<HttpEnv>,
  { services, auth }: HttpOptions,
  orgSlug: string,
): Promise<Response | null> {
  const path = c.req.path.split('/').slice(4).join('/');
  const found = findOrgRoute(path);
  if (!found) return null;
  const { requestId, ipAddress } = c.var;
  const { headers } = c.req.raw;
  const asked = await createRequestContext({ auth, services }, { headers, requestId, ipAddress });
  await countCalls(asked, 1);
  const { searchParams } = new URL(c.req.url);
  // Appended, so that an address that names a place once more is refused.
  for (const [name, value] of Object.entries(found.places)) searchParams.append(name, value);
  return await answerOrgRoute(found.route, { ...asked, orgSlug }, searchParams);
}
