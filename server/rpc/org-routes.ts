import { ZodError } from 'zod';
import { areas } from '#server/areas/index.ts';
import type { Area } from '#server/core/area.ts';
import { AppError } from '#server/core/errors.ts';
import type { OrgRoute } from '#server/core/org-route.ts';
import type { RequestContext } from './context.ts';
import { openCounted, openScope } from './procedures.ts';

const registry: readonly Area[] = areas;

/** Every route below an organization that the areas declare. */
export const orgRoutes: readonly OrgRoute[] = registry.flatMap((area) => area.routes ?? []);

/** The route that answers this path, with what stands in the place of its `:names`; null when none does. */
export function findOrgRoute(
  path: string,
): { route: OrgRoute; places: Record<string, string> } | null {
  const parts = path.split('/');
  for (const route of orgRoutes) {
    const names = route.path.split('/');
    const fits = names.every(
      (name, at) => name === parts[at] || (name.startsWith(':') && parts[at]),
    );
    if (!fits || names.length !== parts.length) continue;
    const places = names.flatMap((name, at) =>
      name.startsWith(':') ? [[name.slice(1), parts[at] ?? ''] as const] : [],
    );
    return { route, places: Object.fromEntries(places) };
  }
  return null;
}

/**
 * Answers a request for one of them.
 * @param query what the address asks for, the places in its path among it
 * @throws {AppError} what a procedure would be refused with
 */
export async function answerOrgRoute(
  route: OrgRoute,
  ctx: RequestContext,
  query: URLSearchParams,
): Promise<Response> {
  const asked = { ...ctx, path: route.path };
  const { services } = ctx;
  await openCounted(asked, route.permission, async () => undefined);
  const input = parsed(route, query);
  const audited = new Set<string>();
  const answer = await route.answer(
    {
      services,
      open: (work) =>
        openScope(asked, route.permission, async (scope) => {
          const done = await work(scope);
          for (const action of scope.audited) audited.add(action);
          return done;
        }),
    },
    input,
  );
  if (route.audit !== null && !audited.has(route.audit)) {
    throw new Error(`No audit event ${route.audit}.`);
  }
  return answer;
}

/** Guarantees the input of this route's own answer: `defineOrgRoute` tied the two types together. */
function parsed(route: OrgRoute, query: URLSearchParams): never {
  const names = [...query.keys()];
  if (new Set(names).size < names.length) {
    throw new AppError('invalid', 'input.repeated', 'The address says something twice.');
  }
  try {
    return route.input.parse(Object.fromEntries(query)) as never;
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const [issue] = error.issues;
    const message = issue
      ? `${issue.path.join('.')}: ${issue.message}`
      : 'The address is not valid.';
    throw new AppError('invalid', 'input.invalid', message);
  }
}
