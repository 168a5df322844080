import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { pageLinks } from '../parts/list-query.ts';
import { AuditActions } from './parts/audit-actions.tsx';
import { AuditFilterBar } from './parts/audit-filter-bar.tsx';
import { auditDownloads, auditQuery } from './parts/audit-query.server.ts';
import { AuditTable } from './parts/audit-table.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Audit log');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => {
    const org = context.org(params.org ?? '');
    const query = auditQuery(request, new Date());
    const [page, actors] = await Promise.all([org.audit.list(query), org.audit.actors()]);
    return { page, actors, downloads: auditDownloads(params.org ?? '', query) };
  });
}

export default function AuditPage() {
  const { page, actors, downloads } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <>
      <AuditFilterBar {...actors} newest={page.items[0]} />
      <AuditActions downloads={downloads} />
      {page.items.length === 0 ? (
        <EmptyState title="Nothing matches" drawing="search">
          Every change leaves a line here. No line fits what you search and filter by.
        </EmptyState>
      ) : (
        <AuditTable events={page.items} />
      )}
      <Pagination {...pageLinks(search, page.nextCursor)} />
    </>
  );
}
