import { useNavigate, useRevalidator } from '@remix-run/react';
import { Copy, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { inWords } from '../../parts/in-words.ts';
import { RowMenu } from '../../parts/row-menu.tsx';

/** Edit, duplicate, delete. */
export function VariableMenu(props: {
  variable: { id: string; key: string };
  /** Where a variable is edited. */
  editTo: (id: string) => string;
}) {
  const org = useOrg();
  const toast = useToast();
  const navigate = useNavigate();
  const revalidator = useRevalidator();
  const [isDeleting, setDeleting] = useState(false);
  const { id, key } = props.variable;
  const duplicate = useAction(() => org.rpc.variables.duplicate.mutate({ id }), {
    // The first page, unfiltered: there the copy is on top.
    onDone: (copy) => navigate(`${org.to('variables')}?edit=${copy.id}`),
    onProblem: ({ message }) => toast({ title: message, tone: 'danger', durationMs: 10_000 }),
  });
  return (
    <>
      <RowMenu
        name={key}
        items={[
          { label: 'Edit', icon: <Pencil />, to: props.editTo(id) },
          { label: 'Duplicate', icon: <Copy />, onSelect: () => void duplicate.run() },
          'separator',
          { label: 'Delete…', icon: <Trash2 />, danger: true, onSelect: () => setDeleting(true) },
        ]}
      />
      <ConfirmDialog
        open={isDeleting}
        onOpenChange={setDeleting}
        title={`Delete variable ${key}?`}
        description="Its value goes with it. This cannot be undone."
        confirmLabel="Delete variable"
        onConfirm={async () => {
          await inWords(org.rpc.variables.delete.mutate({ id }));
          toast({ title: `${key} is deleted`, tone: 'success' });
          revalidator.revalidate();
        }}
      />
    </>
  );
}
