import { useNavigate } from '@remix-run/react';
import { RotateCcw, Tag } from 'lucide-react';
import { useState } from 'react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Menu } from '#app/ui/menu.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canPrompts } from '#server/areas/prompts/access.ts';
import { MoveLabelDialog } from './labels/move-label-dialog.tsx';
import type { PromptLabel } from './labels/prompt-label.ts';

export interface VersionActionsProps {
  prompt: { id: string; version: number };
  version: number;
  labels: readonly PromptLabel[];
}

/** What can be done with a version of a prompt: label it, and make it the newest again. */
export function VersionActions({ prompt, version, labels }: VersionActionsProps) {
  const org = useOrg();
  const toast = useToast();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<PromptLabel | 'new' | null>(null);
  const [isOpen, setOpen] = useState(false);
  const restore = useAction(() => org.rpc.prompts.restore.mutate({ id: prompt.id, version }), {
    onDone: (saved) => {
      toast({ title: `Restored as version ${saved.version}`, tone: 'success' });
      navigate(org.to(`prompts/${prompt.id}`));
    },
    onProblem: ({ message }) => toast({ title: message, tone: 'danger', durationMs: 10_000 }),
  });
  if (!org.may(canPrompts.write)) return null;
  const ask = (label: PromptLabel | 'new') => {
    setAsked(label);
    setOpen(true);
  };
  const movable = labels.filter((label) => label.version !== version);
  return (
    <>
      <Menu
        trigger={
          <Button size="sm">
            <Tag />
            Label
          </Button>
        }
        items={[
          ...movable.map((label) => ({
            label: `Move ${label.name} here…`,
            hint: `Now at version ${label.version}`,
            onSelect: () => ask(label),
          })),
          ...(movable.length > 0 ? (['separator'] as const) : []),
          { label: 'New label here…', onSelect: () => ask('new') },
        ]}
      />
      {version !== prompt.version && (
        <Button size="sm" pending={restore.isPending} onClick={() => void restore.run()}>
          <RotateCcw />
          Restore
        </Button>
      )}
      <MoveLabelDialog
        open={isOpen}
        onOpenChange={setOpen}
        prompt={prompt}
        label={asked === 'new' ? null : asked}
        version={version}
        taken={labels.map(({ name }) => name)}
      />
    </>
  );
}
