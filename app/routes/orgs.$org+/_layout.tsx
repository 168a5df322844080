import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import {
  Outlet,
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
  useParams,
  useRouteLoaderData,
} from '@remix-run/react';
import { type ReactNode, useEffect } from 'react';
import { ErrorPage } from '#app/frame/error-page.tsx';
import { errorTitle } from '#app/frame/explain-error.ts';
import { Frame } from '#app/frame/frame.tsx';
import { pageTitle } from '#app/frame/page-title.ts';
import { PlainShell } from '#app/frame/plain-shell.tsx';
import { SessionGuard } from '#app/frame/session-guard.tsx';
import { accountRpc } from '#app/rpc/client.ts';
import { load, signInPath } from '#app/rpc/load.server.ts';
import type { Permission } from '#server/core/access.ts';

export const meta: MetaFunction = ({ matches, error }) =>
  error ? [{ title: errorTitle(error) }] : pageTitle(matches);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const me = context.signedIn;
  if (!me) throw redirect(signInPath(request));
  return await load(request, async () => {
    const [org, orgs] = await Promise.all([
      context.org(params.org ?? '').org.get(),
      context.account.orgs.list(),
    ]);
    return { org, orgs, me };
  });
}

/** Reads anew for another organization and after a write, not on every step between pages. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs) {
  const { currentUrl, nextUrl, currentParams, nextParams } = args;
  return currentUrl.href === nextUrl.href || currentParams.org !== nextParams.org;
}

export default function OrgLayout() {
  const { org, orgs, me } = useLoaderData<typeof loader>();
  const isActive = orgs.some((one) => one.id === org.id && one.isActive);
  useEffect(() => {
    if (isActive) return;
    // Which organization opens next time is a convenience: failing to note it is no reason to stop.
    accountRpc.orgs.open.mutate({ slug: org.slug }).catch(() => undefined);
  }, [isActive, org.slug]);
  return (
    <Framed org={org} orgs={orgs} me={me}>
      <Outlet />
    </Framed>
  );
}

type LayoutData = ReturnType<typeof useLoaderData<typeof loader>>;

function Framed({ org, orgs, me, children }: LayoutData & { children: ReactNode }) {
  const may = (permission: Permission) => org.permissions.includes(permission.key);
  return (
    <SessionGuard personId={me.id}>
      <Frame org={org} orgs={orgs} me={me} may={may}>
        {children}
      </Frame>
    </SessionGuard>
  );
}

/** A page that fails keeps the frame around it; without an organization there is none. */
export function ErrorBoundary() {
  const { org: slug = '' } = useParams();
  const data = useRouteLoaderData<typeof loader>('routes/orgs.$org+/_layout');
  if (data) {
    return (
      <Framed {...data}>
        <ErrorPage home={`/orgs/${slug}`} />
      </Framed>
    );
  }
  return (
    <PlainShell>
      <ErrorPage />
    </PlainShell>
  );
}
