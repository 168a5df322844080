import { useRevalidator } from '@remix-run/react';
import { useOrg } from '#app/rpc/use-org.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { inWords } from '../../parts/in-words.ts';
import type { Member } from './member.ts';

/** Asks before somebody is removed; null: nobody is. */
export function RemoveMember({ member, onClose }: { member: Member | null; onClose: () => void }) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  if (!member) return null;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Remove ${member.name} from ${org.name}?`}
      description={`${member.email} loses access with the very next click.`}
      destroys={[
        'What they wrote stays in the organization.',
        'Runs they started go on.',
        'To come back, they need a new invitation.',
      ]}
      confirmLabel={`Remove ${member.name}`}
      onConfirm={async () => {
        await inWords(org.rpc.members.remove.mutate({ memberId: member.id }));
        revalidator.revalidate();
        toast({ title: `${member.name} was removed`, tone: 'success' });
      }}
    />
  );
}
