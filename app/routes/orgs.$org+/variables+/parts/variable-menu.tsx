import { useRevalidator } from '@remix-run/react';
import { Copy, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { inWords } from '../../parts/in-words.ts';
import { RowMenu } from '../../parts/row-menu.tsx';

/** Edit, duplicate, delete. */
export function VariableMenu(props: {
  variable: { id: string; key: string };
  editTo: string;
  onDuplicate: () => void;
}) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const [isDeleting, setDeleting] = useState(false);
  const { id, key } = props.variable;
  return (
    <>
      <RowMenu
        name={key}
        items={[
          { label: 'Edit', icon: <Pencil />, to: props.editTo },
          { label: 'Duplicate', icon: <Copy />, onSelect: props.onDuplicate },
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
