import { type FormEvent, useId, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

export interface TagDialogProps {
  title: string;
  /** The verb on the button, for instance "Add tag". */
  action: string;
  /** Tags to choose from while typing. */
  known: readonly string[];
  /** Only one of those. */
  isKnownOnly?: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Does it; the dialog closes when the promise resolves, and shows the message when it rejects. */
  onChoose: (tag: string) => Promise<void>;
}

/** Asks for one tag. */
export function TagDialog(props: TagDialogProps) {
  return (
    <Dialog size="sm" title={props.title} open={props.open} onOpenChange={props.onOpenChange}>
      {props.open && <TagForm {...props} />}
    </Dialog>
  );
}

function TagForm({ action, known, isKnownOnly = false, onOpenChange, onChoose }: TagDialogProps) {
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const tag = typed.trim();
  const isUnknown = isKnownOnly && tag !== '' && !known.includes(tag);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (tag === '' || isUnknown || isPending) return;
    setPending(true);
    setProblem(null);
    try {
      await onChoose(tag);
      onOpenChange(false);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'It did not work. Try again.');
    } finally {
      setPending(false);
    }
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <Field label="Tag" error={isUnknown ? 'None of them carries this tag.' : undefined}>
        <TextInput
          value={typed}
          onValueChange={setTyped}
          maxLength={40}
          list={listId}
          autoComplete="off"
          autoFocus
        />
      </Field>
      <datalist id={listId}>
        {known.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {problem && <Callout tone="danger">{problem}</Callout>}
      <Button
        type="submit"
        variant="primary"
        disabled={tag === '' || isUnknown}
        pending={isPending}
        className="self-end"
      >
        {action}
      </Button>
    </form>
  );
}
