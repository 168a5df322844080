import { Pencil, Trash2 } from 'lucide-react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Badge } from '#app/ui/badge.tsx';
import { type Column, Table } from '#app/ui/table.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { canRoles } from '#server/areas/roles/access.ts';
import { RowMenu } from '../../../parts/row-menu.tsx';
import type { ListedRole } from './role-shapes.ts';

export interface RolesTableProps {
  roles: readonly ListedRole[];
  onChange: (role: ListedRole) => void;
  onDelete: (role: ListedRole) => void;
}

/** The roles there are, what they are for and how many have them. */
export function RolesTable({ roles, onChange, onDelete }: RolesTableProps) {
  const org = useOrg();
  const columns: Column<ListedRole>[] = [
    {
      id: 'name',
      header: 'Role',
      className: 'w-full',
      cell: ({ name, description, isBuiltIn }) => (
        <span className="block min-w-0 py-1">
          <span className="flex flex-wrap items-center gap-x-2">
            <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
            {!isBuiltIn && <Badge tone="accent">own</Badge>}
          </span>
          <span className="block text-muted text-xs [overflow-wrap:anywhere]">{description}</span>
        </span>
      ),
    },
    {
      id: 'members',
      header: 'Members',
      align: 'end',
      className: 'whitespace-nowrap',
      cell: ({ key, name, members, openInvitations }) => (
        <>
          {members > 0 ? (
            <TextLink
              tone="quiet"
              to={org.to(`settings/members?role=${key}`)}
              aria-label={`${members} with the role ${name}`}
            >
              {members}
            </TextLink>
          ) : (
            <span className="text-muted">0</span>
          )}
          {openInvitations > 0 && (
            <span className="block text-muted text-xs">{openInvitations} invited</span>
          )}
        </>
      ),
    },
  ];
  if (org.may(canRoles.manage)) {
    columns.push({
      id: 'actions',
      header: 'Actions',
      hideHeader: true,
      align: 'end',
      className: 'w-12',
      cell: (role) =>
        role.isBuiltIn ? null : (
          <RowMenu
            name={role.name}
            items={[
              { label: 'Change', icon: <Pencil />, onSelect: () => onChange(role) },
              {
                label: 'Delete',
                icon: <Trash2 />,
                danger: true,
                onSelect: () => onDelete(role),
              },
            ]}
          />
        ),
    });
  }
  return <Table label="Roles" rows={roles} rowKey={({ key }) => key} columns={columns} />;
}
