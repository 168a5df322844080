import { useLocation, useNavigate, useRevalidator } from '@remix-run/react';
import { Copy, Gavel, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canTargets } from '#server/areas/targets/access.ts';
import { inWords } from '../../parts/in-words.ts';
import { RowMenu } from '../../parts/row-menu.tsx';
import type { TargetKind } from './target-form.ts';

export interface TargetMenuProps {
  target: { id: string; name: string; kind: TargetKind; isJudge: boolean };
}

/** Duplicate, use as judge, delete: in the list and on the target's own page. */
export function TargetMenu({ target }: TargetMenuProps) {
  const org = useOrg();
  const toast = useToast();
  const navigate = useNavigate();
  const revalidator = useRevalidator();
  const { pathname } = useLocation();
  const [isDeleting, setDeleting] = useState(false);
  const { id, name, kind, isJudge } = target;
  const onProblem = ({ message }: { message: string }) =>
    toast({ title: message, tone: 'danger', durationMs: 10_000 });
  const judge = useAction(() => org.rpc.targets.useAsJudge.mutate({ id: isJudge ? null : id }), {
    onDone: () =>
      toast({
        title: isJudge ? 'There is no judge now' : `${name} is the judge now`,
        tone: 'success',
      }),
    onProblem,
  });
  const duplicate = useAction(() => org.rpc.targets.duplicate.mutate({ id }), {
    onDone: (copy) => {
      if (copy.secretCleared) toast({ title: 'The secret header was not copied. Enter it again.' });
      navigate(org.to(`targets/${copy.id}`));
    },
    onProblem,
  });
  if (!org.may(canTargets.write)) return null;
  return (
    <>
      <RowMenu
        name={name}
        items={[
          { label: 'Duplicate', icon: <Copy />, onSelect: () => void duplicate.run() },
          ...(kind === 'HTTP'
            ? []
            : [
                {
                  label: isJudge ? 'Stop using as judge' : 'Use as judge',
                  hint: 'Decides expectations of substance',
                  icon: <Gavel />,
                  onSelect: () => void judge.run(),
                },
              ]),
          'separator',
          { label: 'Delete…', icon: <Trash2 />, danger: true, onSelect: () => setDeleting(true) },
        ]}
      />
      <ConfirmDialog
        open={isDeleting}
        onOpenChange={setDeleting}
        title={`Delete target ${name}?`}
        description="This cannot be undone. Finished runs keep their results."
        destroys={[
          'Its settings',
          ...(kind === 'HTTP' ? ['Its secret header'] : []),
          ...(isJudge ? ['The choice of judge: expectations of substance need another one'] : []),
        ]}
        confirmLabel="Delete target"
        onConfirm={async () => {
          await inWords(org.rpc.targets.delete.mutate({ id }));
          toast({ title: `${name} is deleted`, tone: 'success' });
          if (pathname === org.to('targets')) revalidator.revalidate();
          else navigate(org.to('targets'));
        }}
      />
    </>
  );
}
