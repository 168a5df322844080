import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { canRoles } from '#server/areas/roles/access.ts';
import { DeleteRole } from './parts/access/delete-role.tsx';
import { RoleDialog } from './parts/access/role-dialog.tsx';
import { RoleMatrix } from './parts/access/role-matrix.tsx';
import type { ListedRole } from './parts/access/role-shapes.ts';
import { RolesTable } from './parts/access/roles-table.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Roles');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, () => context.org(params.org ?? '').roles.list());
}

export default function RolesPage() {
  const { items, permissions } = useLoaderData<typeof loader>();
  const org = useOrg();
  const [edited, setEdited] = useState<ListedRole | null | undefined>();
  const [deleted, setDeleted] = useState<ListedRole | null>(null);
  return (
    <div className="flex flex-col gap-6">
      <section>
        <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <p className="max-w-160 text-pretty text-muted text-sm">
            A role says what a member may do. Beside the built-in ones you can have your own, made
            from the same permissions.
          </p>
          {org.may(canRoles.manage) && (
            <Button variant="primary" onClick={() => setEdited(null)}>
              <Plus aria-hidden="true" />
              New role
            </Button>
          )}
        </div>
        <RolesTable roles={items} onChange={setEdited} onDelete={setDeleted} />
      </section>
      <section>
        <h2 className="mb-3 font-medium">What each role may do</h2>
        <RoleMatrix roles={items} permissions={permissions} />
      </section>
      <RoleDialog role={edited} permissions={permissions} onClose={() => setEdited(undefined)} />
      <DeleteRole role={deleted} onClose={() => setDeleted(null)} />
    </div>
  );
}
