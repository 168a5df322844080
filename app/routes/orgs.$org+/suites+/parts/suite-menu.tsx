import { useLocation, useNavigate, useRevalidator } from '@remix-run/react';
import { Copy, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canSuites } from '#server/areas/suites/access.ts';
import { inWords } from '../../parts/in-words.ts';
import { RowMenu } from '../../parts/row-menu.tsx';

/** Duplicate, delete: in the list and on the suite's own page. */
export function SuiteMenu({ suite }: { suite: { id: string; name: string } }) {
  const org = useOrg();
  const toast = useToast();
  const navigate = useNavigate();
  const revalidator = useRevalidator();
  const { pathname } = useLocation();
  const [isDeleting, setDeleting] = useState(false);
  const { id, name } = suite;
  const duplicate = useAction(() => org.rpc.suites.duplicate.mutate({ id }), {
    onDone: (copy) => navigate(org.to(`suites/${copy.id}`)),
    onProblem: ({ message }) => toast({ title: message, tone: 'danger', durationMs: 10_000 }),
  });
  if (!org.may(canSuites.write)) return null;
  return (
    <>
      <RowMenu
        name={name}
        items={[
          { label: 'Duplicate', icon: <Copy />, onSelect: () => void duplicate.run() },
          'separator',
          { label: 'Delete…', icon: <Trash2 />, danger: true, onSelect: () => setDeleting(true) },
        ]}
      />
      <ConfirmDialog
        open={isDeleting}
        onOpenChange={setDeleting}
        title={`Delete suite ${name}?`}
        description="This cannot be undone. Its scenarios, targets and finished runs stay."
        destroys={[
          'The list of scenarios and their order, or its filter',
          'Its defaults: targets, repeats, environment, stop rules',
        ]}
        confirmLabel="Delete suite"
        onConfirm={async () => {
          await inWords(org.rpc.suites.delete.mutate({ id }));
          toast({ title: `${name} is deleted`, tone: 'success' });
          if (pathname === org.to('suites')) revalidator.revalidate();
          else navigate(org.to('suites'));
        }}
      />
    </>
  );
}
