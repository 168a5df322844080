import { AlertDialog as Radix } from 'radix-ui';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { Callout } from './callout.tsx';
import { DialogFooter } from './dialog.tsx';
import { Field } from './field.tsx';
import { RememberOpener, useReturnFocus } from './return-focus.tsx';
import { TextInput } from './text-input.tsx';

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Names what goes: "Delete suite Checkout and its 3 schedules?" */
  title: string;
  description?: ReactNode;
  /** What else goes with it, one line each. */
  destroys?: readonly string[];
  /** The verb again: "Delete suite". */
  confirmLabel: string;
  /** A name to type first, for what cannot be undone. */
  typeToConfirm?: string;
  tone?: 'danger' | 'primary';
  /** Does it. The dialog closes when the promise resolves, and shows the message when it rejects. */
  onConfirm: () => unknown;
}

/** Asks before something that cannot be taken back. Where Undo is possible, use a toast instead. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { openers, onCloseAutoFocus } = useReturnFocus();
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 grid animate-fade grid-cols-[minmax(0,1fr)] place-items-center overflow-y-auto bg-overlay p-3 sm:p-6">
          <Radix.Content
            onCloseAutoFocus={onCloseAutoFocus}
            {...(props.description ? {} : { 'aria-describedby': undefined })}
            className="w-full max-w-110 animate-rise rounded-xl border border-line-strong bg-raised shadow-lg focus:outline-none"
          >
            <RememberOpener into={openers} />
            <ConfirmForm {...props} />
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}

function ConfirmForm(props: ConfirmDialogProps) {
  const [typed, setTyped] = useState('');
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ready = props.typeToConfirm === undefined || typed.trim() === props.typeToConfirm;

  async function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    if (!ready || pending) return;
    setPending(true);
    setProblem(null);
    try {
      await props.onConfirm();
      props.onOpenChange(false);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'It did not work. Try again.');
    } finally {
      setPending(false);
    }
  }

  return (
    <form onSubmit={submit}>
      <div className="flex flex-col gap-3 px-5 pt-4 pb-5 text-sm">
        <Radix.Title className="font-semibold text-lg [overflow-wrap:anywhere]">
          {props.title}
        </Radix.Title>
        {props.description && (
          <Radix.Description className="text-muted">{props.description}</Radix.Description>
        )}
        {props.destroys && props.destroys.length > 0 && (
          <ul className="flex flex-col gap-1 rounded-md border border-line bg-canvas px-3 py-2">
            {props.destroys.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {props.typeToConfirm !== undefined && (
          <Field
            label={
              <>
                Type <span className="font-mono">{props.typeToConfirm}</span> to confirm
              </>
            }
          >
            <TextInput value={typed} onValueChange={setTyped} autoComplete="off" autoFocus />
          </Field>
        )}
        {problem && <Callout tone="danger">{problem}</Callout>}
      </div>
      <DialogFooter>
        <Radix.Cancel asChild>
          <Button>Cancel</Button>
        </Radix.Cancel>
        <Button type="submit" variant={props.tone ?? 'danger'} disabled={!ready} pending={pending}>
          {props.confirmLabel}
        </Button>
      </DialogFooter>
    </form>
  );
}
