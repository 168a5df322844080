import { EllipsisVertical, KeyRound, LogOut, UserMinus } from 'lucide-react';
import { useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Avatar } from '#app/ui/avatar.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { Menu } from '#app/ui/menu.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { type Column, Table } from '#app/ui/table.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { canMembers } from '#server/areas/organizations/access.ts';
import { canGrants } from '#server/areas/roles/access.ts';
import { EndSessions } from './end-sessions.tsx';
import type { Member } from './member.ts';
import { RemoveMember } from './remove-member.tsx';
import { RoleSelect } from './role-select.tsx';
import { useRoles } from './use-roles.ts';

/** Who works here, as what; with the right to manage them, also what changes that. */
export function MembersTable({ members }: { members: readonly Member[] }) {
  const org = useOrg();
  const roles = useRoles();
  const [leaving, setLeaving] = useState<Member | null>(null);
  const [signedOut, setSignedOut] = useState<Member | null>(null);
  const mayManage = org.may(canMembers.manage);
  const columns: Column<Member>[] = [
    {
      id: 'name',
      header: 'Name',
      className: 'min-w-32',
      cell: (member) => <Person member={member} />,
    },
    {
      id: 'role',
      header: 'Role',
      className: 'w-32 @xl:w-44',
      cell: (member) =>
        mayManage ? <RoleSelect member={member} /> : roles.describe(member.role).label,
    },
    {
      id: 'seen',
      header: 'Last sign-in',
      hideBelow: 'md',
      className: 'w-36 text-muted',
      cell: ({ lastSignInAt }) => (lastSignInAt ? <RelativeTime at={lastSignInAt} /> : 'never'),
    },
    {
      id: 'joined',
      header: 'Joined',
      hideBelow: 'lg',
      className: 'w-36 text-muted',
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
  ];
  if (mayManage) {
    columns.push({
      id: 'actions',
      header: 'Actions',
      hideHeader: true,
      align: 'end',
      className: 'w-12',
      cell: (member) =>
        member.isYou ? null : (
          <Menu
            trigger={
              <IconButton label={`Actions for ${member.name}`} icon={<EllipsisVertical />} />
            }
            items={[
              {
                label: 'Role and grants',
                icon: <KeyRound />,
                to: org.to(`settings/members/${member.id}`),
              },
              {
                label: 'Sign out everywhere',
                icon: <LogOut />,
                onSelect: () => setSignedOut(member),
              },
              {
                label: 'Remove',
                icon: <UserMinus />,
                danger: true,
                onSelect: () => setLeaving(member),
              },
            ]}
          />
        ),
    });
  }
  return (
    <>
      <Table label="Members" rows={members} rowKey={({ id }) => id} columns={columns} />
      <EndSessions member={signedOut} onClose={() => setSignedOut(null)} />
      <RemoveMember member={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}

function Person({ member }: { member: Member }) {
  const org = useOrg();
  const { id, name, email, username, userId, isYou, isActive } = member;
  return (
    <span className="flex min-w-0 items-center gap-2.5 py-1">
      <span className="hidden @md:flex">
        <Avatar name={name} seed={userId} />
      </span>
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-1.5">
          {org.may(canGrants.read) ? (
            <TextLink
              tone="quiet"
              to={org.to(`settings/members/${id}`)}
              className="font-medium [overflow-wrap:anywhere]"
            >
              {name}
            </TextLink>
          ) : (
            <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
          )}
          {isYou && <Badge>you</Badge>}
          {!isActive && <Badge tone="error">account shut</Badge>}
        </span>
        <span className="block text-muted text-xs [overflow-wrap:anywhere]">
          {email}
          {username && ` · ${username}`}
        </span>
      </span>
    </span>
  );
}
