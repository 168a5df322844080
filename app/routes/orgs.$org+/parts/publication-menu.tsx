import { useLocation, useNavigate, useRevalidator } from '@remix-run/react';
import { Archive, Copy, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { useToast } from '#app/ui/toast.tsx';
import type { Permission } from '#server/core/access.ts';
import { inWords } from './in-words.ts';
import { RowMenu } from './row-menu.tsx';
import type { Status } from './status-badge.tsx';

export type Publication = { id: string; name: string; status: Status; version: number };

export interface PublicationMenuProps {
  item: Publication;
  noun: 'prompt' | 'scenario';
  permission: Permission;
  /** What stays although it is deleted. */
  remains: string;
}

/** Publish, duplicate, archive, delete: in a list and on the thing's own page. */
export function PublicationMenu({ item, noun, permission, remains }: PublicationMenuProps) {
  const org = useOrg();
  const toast = useToast();
  const navigate = useNavigate();
  const revalidator = useRevalidator();
  const { pathname } = useLocation();
  const [isDeleting, setDeleting] = useState(false);
  const { id, name, status, version } = item;
  const place = `${noun}s` as const;
  const calls = org.rpc[place];
  const onProblem = ({ message }: { message: string }) =>
    toast({ title: message, tone: 'danger', durationMs: 10_000 });
  const publish = useAction(() => calls.publish.mutate({ id }), {
    onDone: () => toast({ title: `${name} is published`, tone: 'success' }),
    onProblem,
  });
  const archive = useAction(() => calls.archive.mutate({ id }), {
    onDone: () => toast({ title: `${name} is archived`, tone: 'success' }),
    onProblem,
  });
  const duplicate = useAction(() => calls.duplicate.mutate({ id }), {
    onDone: (copy) => navigate(org.to(`${place}/${copy.id}`)),
    onProblem,
  });
  if (!org.may(permission)) return null;
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
        title={`Delete ${noun} ${name}?`}
        description={`This cannot be undone. ${remains}`}
        destroys={[version === 1 ? 'Its only version' : `All of its ${version} versions`]}
        confirmLabel={`Delete ${noun}`}
        onConfirm={async () => {
          await inWords(calls.delete.mutate({ id }));
          toast({ title: `${name} is deleted`, tone: 'success' });
          if (pathname === org.to(place)) revalidator.revalidate();
          else navigate(org.to(place));
        }}
      />
    </>
  );
}
