import { useRevalidator } from '@remix-run/react';
import { useOrg } from '#app/rpc/use-org.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { inWords } from '../../../parts/in-words.ts';
import type { ListedRole } from './role-shapes.ts';

/** Asks before a role is deleted; null: none is. */
export function DeleteRole({ role, onClose }: { role: ListedRole | null; onClose: () => void }) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  if (!role?.id) return null;
  const { id, name } = role;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete the role ${name}?`}
      description="Nobody may have it any more, and no open invitation may offer it."
      confirmLabel={`Delete ${name}`}
      onConfirm={async () => {
        await inWords(org.rpc.roles.delete.mutate({ id }));
        revalidator.revalidate();
        toast({ title: `${name} was deleted`, tone: 'success' });
      }}
    />
  );
}
