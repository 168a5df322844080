import { useState } from 'react';
import { Avatar } from '#app/ui/avatar.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { type Column, Table } from '#app/ui/table.tsx';
import { SetActive } from './set-active.tsx';

/** Somebody with an account, as `instance.users` answers. */
export interface InstancePerson {
  id: string;
  name: string;
  email: string;
  username: string | null;
  emailVerified: boolean;
  isActive: boolean;
  twoFactorEnabled: boolean;
  lastSignInAt: Date | null;
  createdAt: Date;
  orgCount: number;
  isYou: boolean;
}

/** Everybody with an account here, and the way to shut one. */
export function PeopleTable({ people }: { people: readonly InstancePerson[] }) {
  const [changing, setChanging] = useState<InstancePerson | null>(null);
  const columns: Column<InstancePerson>[] = [
    {
      id: 'name',
      header: 'Name',
      className: 'min-w-32',
      cell: (person) => <Person person={person} />,
    },
    {
      id: 'orgs',
      header: 'Organizations',
      align: 'end',
      hideBelow: 'md',
      cell: ({ orgCount }) => orgCount.toLocaleString('en'),
    },
    {
      id: 'factor',
      header: 'Second factor',
      hideBelow: 'lg',
      className: 'text-muted',
      cell: ({ twoFactorEnabled }) => (twoFactorEnabled ? 'on' : 'off'),
    },
    {
      id: 'seen',
      header: 'Last sign-in',
      hideBelow: 'sm',
      className: 'text-muted',
      cell: ({ lastSignInAt }) => (lastSignInAt ? <RelativeTime at={lastSignInAt} /> : 'never'),
    },
    {
      id: 'created',
      header: 'Created',
      hideBelow: 'lg',
      className: 'text-muted',
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
    {
      id: 'actions',
      header: 'Actions',
      hideHeader: true,
      align: 'end',
      cell: (person) => person.isYou || <Change person={person} onAsk={setChanging} />,
    },
  ];
  return (
    <>
      <Table label="People" rows={people} rowKey={({ id }) => id} columns={columns} />
      <SetActive person={changing} onClose={() => setChanging(null)} />
    </>
  );
}

function Change(props: { person: InstancePerson; onAsk: (person: InstancePerson) => void }) {
  const { name, isActive } = props.person;
  const verb = isActive ? 'Shut' : 'Open';
  return (
    <Button
      size="sm"
      aria-label={`${verb} the account of ${name}`}
      onClick={() => props.onAsk(props.person)}
    >
      {verb}
    </Button>
  );
}

function Person({ person }: { person: InstancePerson }) {
  const { id, name, email, username, emailVerified, isActive, isYou } = person;
  return (
    <span className="flex min-w-0 items-center gap-2.5 py-1">
      <span className="hidden @md:flex">
        <Avatar name={name} seed={id} />
      </span>
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-1.5">
          <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
          {isYou && <Badge>you</Badge>}
          {!isActive && <Badge tone="error">shut</Badge>}
        </span>
        <span className="block text-muted text-xs [overflow-wrap:anywhere]">
          {email}
          {username && ` · ${username}`}
          {!emailVerified && ' · not verified'}
        </span>
      </span>
    </span>
  );
}
