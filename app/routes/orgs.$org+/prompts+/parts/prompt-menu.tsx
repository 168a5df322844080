import { useLocation, useNavigate, useRevalidator } from '@remix-run/react';
import { Archive, Copy, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canPrompts } from '#server/areas/prompts/access.ts';
import { inWords } from '../../parts/in-words.ts';
import { RowMenu } from '../../parts/row-menu.tsx';
import type { Status } from '../../parts/status-badge.tsx';

export interface PromptMenuProps {
  prompt: { id: string; name: string; status: Status; version: number };
}

/** Publish, duplicate, archive, delete: in the list and on the prompt's own page. */
export function PromptMenu({ prompt }: PromptMenuProps) {
  const org = useOrg();
  const toast = useToast();
  const navigate = useNavigate();
  const revalidator = useRevalidator();
  const { pathname } = useLocation();
  const [isDeleting, setDeleting] = useState(false);
  const { id, name, status, version } = prompt;
  const onProblem = ({ message }: { message: string }) =>
    toast({ title: message, tone: 'danger', durationMs: 10_000 });
  const publish = useAction(() => org.rpc.prompts.publish.mutate({ id }), {
    onDone: () => toast({ title: `${name} is published`, tone: 'success' }),
    onProblem,
  });
  const archive = useAction(() => org.rpc.prompts.archive.mutate({ id }), {
    onDone: () => toast({ title: `${name} is archived`, tone: 'success' }),
    onProblem,
  });
  const duplicate = useAction(() => org.rpc.prompts.duplicate.mutate({ id }), {
    onDone: (copy) => navigate(org.to(`prompts/${copy.id}`)),
    onProblem,
  });
  if (!org.may(canPrompts.write)) return null;
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
        title={`Delete prompt ${name}?`}
        description="This cannot be undone. Runs that used it keep the text they used."
        destroys={[version === 1 ? 'Its only version' : `All of its ${version} versions`]}
        confirmLabel="Delete prompt"
        onConfirm={async () => {
          await inWords(org.rpc.prompts.delete.mutate({ id }));
          toast({ title: `${name} is deleted`, tone: 'success' });
          if (pathname === org.to('prompts')) revalidator.revalidate();
          else navigate(org.to('prompts'));
        }}
      />
    </>
  );
}
