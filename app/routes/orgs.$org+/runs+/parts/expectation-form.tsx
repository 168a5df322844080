import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Field } from '#app/ui/field.tsx';
import { RadioGroup } from '#app/ui/radio-group.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

export interface Saying {
  verdict: 'PASS' | 'FAIL';
  note: string;
}

const choices = [
  { value: 'PASS', label: 'It passes' },
  { value: 'FAIL', label: 'It fails' },
];

export interface ExpectationFormProps {
  machineVerdict: 'PASS' | 'FAIL' | 'ERROR';
  start: Partial<Saying>;
  /** It stopped the conversation: what was not played counts as an error then. */
  isStop: boolean;
  isPending: boolean;
  /** What the server refused. */
  problem: string | null;
  onSave: (saying: Saying) => void;
  onCancel: () => void;
}

/** Says what one thinks of a verdict and why, beside the reply. */
export function ExpectationForm(props: ExpectationFormProps) {
  const { machineVerdict, start, isStop, isPending, problem, onSave, onCancel } = props;
  const [verdict, setVerdict] = useState(start.verdict);
  const [note, setNote] = useState(start.note ?? '');
  const [missing, setMissing] = useState<'verdict' | 'note' | null>(null);
  const noteBox = useRef<HTMLTextAreaElement>(null);
  const differs = verdict !== machineVerdict;

  function save(event: FormEvent | KeyboardEvent) {
    event.preventDefault();
    if (verdict === undefined) return setMissing('verdict');
    if (differs && note.trim() === '') {
      setMissing('note');
      noteBox.current?.focus();
      return;
    }
    onSave({ verdict, note: note.trim() });
  }

  return (
    <form
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onCancel();
        }
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save(event);
      }}
      className="mt-2 flex flex-col gap-3 border-line border-t pt-3"
    >
      <Field label="What do you say?" {...(missing === 'verdict' && { error: 'Choose one.' })}>
        <RadioGroup
          className="flex-row gap-5"
          options={choices}
          value={verdict}
          onValueChange={(value) => {
            setVerdict(value === 'PASS' ? 'PASS' : 'FAIL');
            setMissing(null);
          }}
        />
      </Field>
      <Field
        label="Why?"
        optional={!differs}
        {...(missing === 'note' && { error: 'Say why you see it differently.' })}
      >
        <TextArea
          ref={noteBox}
          autoFocus
          minLines={2}
          maxLength={2_000}
          value={note}
          onValueChange={(value) => {
            setNote(value);
            setMissing(null);
          }}
        />
      </Field>
      {isStop && verdict === 'PASS' && differs && (
        <p className="text-muted text-xs">
          The conversation was stopped here. It counts as an error until the rest is played: run it
          again.
        </p>
      )}
      {problem && <Callout tone="danger">{problem}</Callout>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" variant="primary" pending={isPending}>
          Save verdict
        </Button>
        <Button type="button" size="sm" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
