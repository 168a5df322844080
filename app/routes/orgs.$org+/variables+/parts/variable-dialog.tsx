import { Dialog } from '#app/ui/dialog.tsx';
import { VariableForm, type VariableFormProps } from './variable-form.tsx';

export type VariableDialogProps = Omit<VariableFormProps, 'onDone'> & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** Creates or changes a variable; the page's data is read anew after it. */
export function VariableDialog({ open, onOpenChange, ...form }: VariableDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={form.existing ? `Variable ${form.startWith?.key ?? ''}` : 'New variable'}
      description="A value that prompts, scenarios and requests name instead of repeating it."
    >
      <VariableForm {...form} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}
