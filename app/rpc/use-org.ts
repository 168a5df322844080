import { useParams, useRouteLoaderData } from '@remix-run/react';
import type { loader } from '#app/routes/orgs.$org+/_layout.tsx';
import type { Permission } from '#server/core/access.ts';
import { orgRpc } from './client.ts';

/** The organization of the page: who one is in it, what one may do, and how to call it. */
export function useOrg() {
  const { org: slug = '' } = useParams();
  const data = useRouteLoaderData<typeof loader>('routes/orgs.$org+/_layout');
  const permissions = data?.org.permissions ?? [];
  return {
    slug,
    name: data?.org.name ?? '',
    role: data?.org.role ?? '',
    rpc: orgRpc(slug),
    may: (permission: Permission) => permissions.includes(permission.key),
    /** The address of a page of this organization: `to('prompts')`. */
    to: (path: string) => `/orgs/${slug}${path === '' ? '' : `/${path}`}`,
  };
}
