import { useRevalidator } from '@remix-run/react';
import { useOrg } from '#app/rpc/use-org.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { inWords } from '../../../parts/in-words.ts';
import type { PromptLabel } from './prompt-label.ts';

export interface RemoveLabelDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  prompt: { id: string };
  label: PromptLabel;
}

/** Asks before a label is taken off. */
export function RemoveLabelDialog({ open, onOpenChange, prompt, label }: RemoveLabelDialogProps) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const { name, version } = label;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Remove the label ${name}?`}
      description={`It points at version ${version}. The version itself stays.`}
      confirmLabel="Remove label"
      onConfirm={async () => {
        await inWords(org.rpc.prompts.unlabel.mutate({ id: prompt.id, name }));
        toast({ title: `${name} is removed`, tone: 'success' });
        revalidator.revalidate();
      }}
    />
  );
}
