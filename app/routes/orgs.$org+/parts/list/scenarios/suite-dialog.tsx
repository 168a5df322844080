import { type FormEvent, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Combobox } from '#app/ui/combobox.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { Field } from '#app/ui/field.tsx';
import { useSuites } from './use-suites.ts';

export interface SuiteChoice {
  from: string | null;
  to: string;
}

export interface SuiteDialogProps {
  title: string;
  action: string;
  /** Given, scenarios leave a suite; `suite` is the one that is known already. */
  from?: { suite: { id: string; name: string } | null };
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Does it; the dialog closes when the promise resolves, and shows the message when it rejects. */
  onChoose: (choice: SuiteChoice, name: string) => Promise<void>;
}

/** Asks for a suite that lists its scenarios by hand, and where they move, out of which. */
export function SuiteDialog(props: SuiteDialogProps) {
  return (
    <Dialog size="sm" title={props.title} open={props.open} onOpenChange={props.onOpenChange}>
      {props.open && <SuiteForm {...props} />}
    </Dialog>
  );
}

function SuiteForm({ action, from, onOpenChange, onChoose }: SuiteDialogProps) {
  const sources = useSuites({ isOn: from !== undefined && from.suite === null, byHand: true });
  const suites = useSuites({ isOn: true, byHand: true });
  const [source, setSource] = useState(from?.suite?.id ?? '');
  const [to, setTo] = useState('');
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isReady = to !== '' && (from === undefined || source !== '');

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!isReady || isPending) return;
    setPending(true);
    setProblem(null);
    try {
      const name = suites.options.find(({ value }) => value === to)?.label ?? 'the suite';
      await onChoose({ from: source || null, to }, name);
      onOpenChange(false);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'It did not work. Try again.');
    } finally {
      setPending(false);
    }
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      {from?.suite && <p className="text-muted">Out of {from.suite.name}.</p>}
      {from && !from.suite && (
        <Field label="Out of">
          <Combobox
            options={sources.options}
            value={source}
            onValueChange={setSource}
            onSearch={sources.onSearch}
            placeholder="Choose a suite"
          />
        </Field>
      )}
      <Field label={from ? 'Into' : 'Suite'}>
        <Combobox
          options={suites.options.filter(({ value }) => value !== source)}
          value={to}
          onValueChange={setTo}
          onSearch={suites.onSearch}
          placeholder="Choose a suite"
          emptyText="No suite that lists its scenarios by hand."
        />
      </Field>
      {problem && <Callout tone="danger">{problem}</Callout>}
      <Button
        type="submit"
        variant="primary"
        disabled={!isReady}
        pending={isPending}
        className="self-end"
      >
        {action}
      </Button>
    </form>
  );
}
