import { Dialog } from '#app/ui/dialog.tsx';
import { StartRunForm, type StartRunFormProps } from './start-run-form.tsx';

export type StartRunDialogProps = StartRunFormProps & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** Asks what to run against what and how often, starts it and goes to the run. */
export function StartRunDialog({ open, onOpenChange, ...form }: StartRunDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={form.known ? `Run ${form.known.suite.name}` : 'Run a suite'}
      description="Every scenario of the suite is played against every target."
    >
      <StartRunForm {...form} />
    </Dialog>
  );
}
