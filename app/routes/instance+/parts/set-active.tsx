import { useRevalidator } from '@remix-run/react';
import { accountRpc } from '#app/rpc/client.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { inWords } from '../../orgs.$org+/parts/in-words.ts';
import type { InstancePerson } from './people-table.tsx';

export interface SetActiveProps {
  person: InstancePerson | null;
  onClose: () => void;
}

/** Asks before somebody's account is shut or opened again; null: nobody's is. */
export function SetActive({ person, onClose }: SetActiveProps) {
  const toast = useToast();
  const revalidator = useRevalidator();
  if (!person) return null;
  const { id: userId, name, email, isActive } = person;
  const change = async () => {
    await inWords(accountRpc.instance.setActive.mutate({ userId, isActive: !isActive }));
    revalidator.revalidate();
    const title = `The account of ${name} is ${isActive ? 'shut' : 'open again'}`;
    toast({ title, tone: 'success' });
  };
  const common = { open: true, onOpenChange: (open: boolean) => !open && onClose() };
  if (!isActive) {
    return (
      <ConfirmDialog
        {...common}
        tone="primary"
        title={`Open the account of ${name} again?`}
        description={`${email} can sign in and is a member again wherever they were.`}
        confirmLabel={`Open the account of ${name}`}
        onConfirm={change}
      />
    );
  }
  return (
    <ConfirmDialog
      {...common}
      title={`Shut the account of ${name}?`}
      description={`${email} is signed out everywhere at once and can’t sign in.`}
      destroys={[
        'Their API tokens stop working.',
        'What they wrote and their memberships stay, for when you open it again.',
      ]}
      confirmLabel={`Shut the account of ${name}`}
      onConfirm={change}
    />
  );
}
