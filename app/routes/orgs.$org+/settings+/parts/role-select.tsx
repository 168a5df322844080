import { useState } from 'react';
import { describeRole } from '#app/frame/role-label.ts';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { Select } from '#app/ui/select.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { inWords } from '../../parts/in-words.ts';
import type { Member } from './member.ts';
import { type RoleName, roleOptions } from './role-options.ts';
import { useGivableRoles } from './use-givable-roles.ts';

/** Changes a member's role at once, with a way back; lowering oneself asks first. */
export function RoleSelect({ member }: { member: Member }) {
  const org = useOrg();
  const toast = useToast();
  const givable = useGivableRoles();
  const [lowering, setLowering] = useState<RoleName | null>(null);
  const options = roleOptions(givable);
  const known = options.find(({ value }) => value === member.role)?.value;

  const setRole = (role: RoleName) => org.rpc.members.setRole.mutate({ memberId: member.id, role });
  const change = useAction(
    async (role: RoleName, undoTo: RoleName | undefined) => {
      await setRole(role);
      return { role, undoTo };
    },
    {
      onDone: ({ role, undoTo }) =>
        toast({
          title: `${member.name} is now ${describeRole(role).label}`,
          tone: 'success',
          action: undoTo && {
            label: 'Undo',
            onSelect: () => void change.run(undoTo, undefined),
          },
        }),
      onProblem: ({ message }) =>
        toast({ title: `${member.name}’s role stays`, description: message, tone: 'danger' }),
    },
  );
  const choose = (role: RoleName) => {
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
        placeholder={describeRole(member.role).label}
        disabled={change.isPending}
        onValueChange={choose}
        className="w-28 @xl:w-40"
      />
      {lowering && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setLowering(null)}
          title={`Make yourself ${describeRole(lowering).label}?`}
          description={`${describeRole(lowering).can} You can’t take your present role back yourself; another admin has to give it to you.`}
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
