import { useLocation, useNavigate, useRevalidator } from '@remix-run/react';
import { Archive, Copy, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canScenarios } from '#server/areas/scenarios/access.ts';
import { inWords } from '../../parts/in-words.ts';
import { RowMenu } from '../../parts/row-menu.tsx';
import type { Status } from '../../parts/status-badge.tsx';

export interface ScenarioMenuProps {
  scenario: { id: string; name: string; status: Status; version: number };
}

/** Publish, duplicate, archive, delete: in the list and on the scenario's own page. */
export function ScenarioMenu({ scenario }: ScenarioMenuProps) {
  const org = useOrg();
  const toast = useToast();
  const navigate = useNavigate();
  const revalidator = useRevalidator();
  const { pathname } = useLocation();
  const [isDeleting, setDeleting] = useState(false);
  const { id, name, status, version } = scenario;
  const onProblem = ({ message }: { message: string }) =>
    toast({ title: message, tone: 'danger', durationMs: 10_000 });
  const publish = useAction(() => org.rpc.scenarios.publish.mutate({ id }), {
    onDone: () => toast({ title: `${name} is published`, tone: 'success' }),
    onProblem,
  });
  const archive = useAction(() => org.rpc.scenarios.archive.mutate({ id }), {
    onDone: () => toast({ title: `${name} is archived`, tone: 'success' }),
    onProblem,
  });
  const duplicate = useAction(() => org.rpc.scenarios.duplicate.mutate({ id }), {
    onDone: (copy) => navigate(org.to(`scenarios/${copy.id}`)),
    onProblem,
  });
  if (!org.may(canScenarios.write)) return null;
  return (
    <>
      <RowMenu
        name={name}
        items={[
          ...(status === 'PUBLISHED'
            ? []
            : [{ label: 'Publish', icon: <Send />, onSelect: () => void publish.run() }]),
          { label: 'Duplicate', icon: <Copy />, onSelect: () => void duplicate.run() },
          ...(status === 'ARCHIVED'
            ? []
            : [{ label: 'Archive', icon: <Archive />, onSelect: () => void archive.run() }]),
          'separator',
          { label: 'Delete…', icon: <Trash2 />, danger: true, onSelect: () => setDeleting(true) },
        ]}
      />
      <ConfirmDialog
        open={isDeleting}
        onOpenChange={setDeleting}
        title={`Delete scenario ${name}?`}
        description="This cannot be undone. Finished runs keep the conversations they played."
        destroys={[version === 1 ? 'Its only version' : `All of its ${version} versions`]}
        confirmLabel="Delete scenario"
        onConfirm={async () => {
          await inWords(org.rpc.scenarios.delete.mutate({ id }));
          toast({ title: `${name} is deleted`, tone: 'success' });
          if (pathname === org.to('scenarios')) revalidator.revalidate();
          else navigate(org.to('scenarios'));
        }}
      />
    </>
  );
}
