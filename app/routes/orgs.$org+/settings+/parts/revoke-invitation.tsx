import { useRevalidator } from '@remix-run/react';
import { useOrg } from '#app/rpc/use-org.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { inWords } from '../../parts/in-words.ts';

export interface RevokeInvitationProps {
  invitation: { id: string; email: string } | null;
  onClose: () => void;
}

/** Asks before an invitation is withdrawn; null: none is. */
export function RevokeInvitation({ invitation, onClose }: RevokeInvitationProps) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  if (!invitation) return null;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Withdraw the invitation of ${invitation.email}?`}
      description="The link stops working and says so. You can send a new one later."
      confirmLabel="Withdraw"
      onConfirm={async () => {
        await inWords(org.rpc.invitations.revoke.mutate({ id: invitation.id }));
        revalidator.revalidate();
        toast({ title: `The invitation of ${invitation.email} was withdrawn`, tone: 'success' });
      }}
    />
  );
}
