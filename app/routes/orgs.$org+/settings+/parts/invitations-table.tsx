import { EllipsisVertical, RotateCw, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { Menu, type MenuEntry } from '#app/ui/menu.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { type Column, Table } from '#app/ui/table.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canInvitations } from '#server/areas/organizations/access.ts';
import { InvitationSent, type SentInvitation } from './invitation-sent.tsx';
import { RevokeInvitation } from './revoke-invitation.tsx';
import { useRoles } from './use-roles.ts';

/** An invitation as `invitations.list` answers. */
export interface InvitationRow {
  id: string;
  email: string;
  role: string;
  state: 'pending' | 'used' | 'expired' | 'revoked';
  createdAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
}

const states = {
  pending: { label: 'Open', tone: 'accent' },
  used: { label: 'Accepted', tone: 'pass' },
  expired: { label: 'Expired', tone: 'neutral' },
  revoked: { label: 'Withdrawn', tone: 'neutral' },
} as const;

/** Everybody who was invited, and what can still be done about it. */
export function InvitationsTable({ invitations }: { invitations: readonly InvitationRow[] }) {
  const org = useOrg();
  const roles = useRoles();
  const toast = useToast();
  const [sent, setSent] = useState<SentInvitation | null>(null);
  const [revoking, setRevoking] = useState<InvitationRow | null>(null);
  const resend = useAction((id: string) => org.rpc.invitations.resend.mutate({ id }), {
    onDone: setSent,
    onProblem: ({ message }) => toast({ title: message, tone: 'danger' }),
  });
  const columns: Column<InvitationRow>[] = [
    {
      id: 'email',
      header: 'Email',
      cell: ({ email }) => <span className="font-medium [overflow-wrap:anywhere]">{email}</span>,
    },
    {
      id: 'role',
      header: 'Role',
      hideBelow: 'sm',
      cell: ({ role }) => roles.describe(role).label,
    },
    {
      id: 'state',
      header: 'State',
      cell: ({ state }) => <Badge tone={states[state].tone}>{states[state].label}</Badge>,
    },
    {
      id: 'when',
      header: 'When',
      hideBelow: 'md',
      className: 'text-muted',
      cell: (invitation) => <When invitation={invitation} />,
    },
  ];
  if (org.may(canInvitations.manage)) {
    columns.push({
      id: 'actions',
      header: 'Actions',
      hideHeader: true,
      align: 'end',
      className: 'w-12',
      cell: (invitation) =>
        invitation.state === 'used' ? null : (
          <Menu
            trigger={
              <IconButton label={`Actions for ${invitation.email}`} icon={<EllipsisVertical />} />
            }
            items={actionsFor(invitation)}
          />
        ),
    });
  }
  function actionsFor(invitation: InvitationRow): MenuEntry[] {
    const again = {
      label: 'Send a new link',
      hint: 'The old one stops working.',
      icon: <RotateCw />,
      onSelect: () => void resend.run(invitation.id),
    };
    const withdraw = {
      label: 'Withdraw',
      icon: <Undo2 />,
      danger: true,
      onSelect: () => setRevoking(invitation),
    };
    return invitation.state === 'pending' ? [again, withdraw] : [again];
  }
  return (
    <>
      <Table label="Invitations" rows={invitations} rowKey={({ id }) => id} columns={columns} />
      <Dialog
        open={sent !== null}
        onOpenChange={(open) => !open && setSent(null)}
        title="New link ready"
      >
        {sent && <InvitationSent sent={sent} onDone={() => setSent(null)} />}
      </Dialog>
      <RevokeInvitation invitation={revoking} onClose={() => setRevoking(null)} />
    </>
  );
}

function When({
  invitation: { state, createdAt, expiresAt, acceptedAt },
}: {
  invitation: InvitationRow;
}) {
  if (state === 'used' && acceptedAt) {
    return (
      <>
        joined <RelativeTime at={acceptedAt} />
      </>
    );
  }
  if (state === 'revoked') {
    return (
      <>
        invited <RelativeTime at={createdAt} />
      </>
    );
  }
  return (
    <>
      {state === 'expired' ? 'ended' : 'ends'} <RelativeTime at={expiresAt} />
    </>
  );
}
