import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { canTokens } from '#server/areas/tokens/access.ts';
import { listQuery, pageLinks } from '../parts/list-query.ts';
import { CreateTokenButton } from './parts/tokens/create-token.tsx';
import { TokensTable } from './parts/tokens/tokens-table.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'API tokens');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cursor = null } = listQuery(request);
  return await load(request, () => context.org(params.org ?? '').tokens.list({ cursor }));
}

export default function TokensPage() {
  const { items, nextCursor, permissions } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const org = useOrg();
  // One place for the button, whatever the list holds: its dialog shows the token only once.
  return (
    <section>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-160 text-pretty text-muted text-sm">
          A token lets a program use {org.name}, within its scopes and never beyond what its maker
          may do. It ends at its date, or when its maker leaves.
        </p>
        {org.may(canTokens.manage) && <CreateTokenButton permissions={permissions} />}
      </div>
      {items.length === 0 ? (
        <EmptyState title="No tokens yet" drawing="key">
          Make one to start runs from CI, or to read results with a script.
        </EmptyState>
      ) : (
        <TokensTable tokens={items} />
      )}
      <Pagination {...pageLinks(search, nextCursor)} />
    </section>
  );
}
