import { useState } from 'react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { Select } from '#app/ui/select.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { inWords } from '../../parts/in-words.ts';
import { useRoles } from './use-roles.ts';

type Whom = { id: string; name: string; role: string; isYou: boolean };

/** Changes a member's role at once, with a way back; lowering oneself asks first. */
export function RoleSelect(props: { member: Whom; className?: string }) {
  const { member } = props;
  const org = useOrg();
  const toast = useToast();
  const roles = useRoles();
  const [lowering, setLowering] = useState<string | null>(null);
  const options = roles.options();
  const known = options.find(({ value }) => value === member.role)?.value;

  const setRole = (role: string) => org.rpc.members.setRole.mutate({ memberId: member.id, role });
  const change = useAction(
    async (role: string, undoTo: string | undefined) => {
      await setRole(role);
      return { role, undoTo };
    },
    {
      onDone: ({ role, undoTo }) =>
        toast({
          title: `${member.name} is now ${roles.describe(role).label}`,
          tone: 'success',
          action:
            undoTo === undefined
              ? undefined
              : { label: 'Undo', onSelect: () => void change.run(undoTo, undefined) },
        }),
      onProblem: ({ message }) =>
        toast({ title: `${member.name}’s role stays`, description: message, tone: 'danger' }),
    },
  );
  const choose = (role: string) => {
    if (role === member.role) return;
    if (member.isYou) setLowering(role);
    else void change.run(role, known);
  };
  return (
    <>
      <Select
        aria-label={`Role of ${member.name}`}
        options={options}
        value={known}
        placeholder={roles.describe(member.role).label}
        disabled={change.isPending}
        onValueChange={choose}
        className={props.className ?? 'w-28 @xl:w-40'}
      />
      {lowering && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setLowering(null)}
          title={`Make yourself ${roles.describe(lowering).label}?`}
          description={`${roles.describe(lowering).can} You can’t take your present role back yourself; another admin has to give it to you.`}
          confirmLabel="Change my role"
          onConfirm={async () => {
            await inWords(setRole(lowering));
            // Own permissions changed: every part of the page has to be drawn by them.
            window.location.reload();
          }}
        />
      )}
    </>
  );
}
