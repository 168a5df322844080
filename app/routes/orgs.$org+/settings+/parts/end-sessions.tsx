import { useOrg } from '#app/rpc/use-org.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { inWords } from '../../parts/in-words.ts';
import type { Member } from './member.ts';

/** Asks before somebody is signed out everywhere; null: nobody is. */
export function EndSessions({ member, onClose }: { member: Member | null; onClose: () => void }) {
  const org = useOrg();
  const toast = useToast();
  if (!member) return null;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Sign ${member.name} out everywhere?`}
      description={`All browsers in which ${member.email} is signed in ask for the password again, in every organization. Nothing else changes.`}
      confirmLabel="Sign out everywhere"
      onConfirm={async () => {
        const { ended } = await inWords(
          org.rpc.members.endSessions.mutate({ memberId: member.id }),
        );
        toast({
          title:
            ended === 0
              ? `${member.name} was not signed in`
              : `${member.name} was signed out of ${ended} ${ended === 1 ? 'browser' : 'browsers'}`,
          tone: 'success',
        });
      }}
    />
  );
}
