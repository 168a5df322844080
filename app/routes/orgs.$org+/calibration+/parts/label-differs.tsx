import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { Verdict } from '#app/ui/verdict.tsx';
import type { Unlabelled } from './calibration-shapes.ts';

interface LabelDiffersProps {
  verdict: 'PASS' | 'FAIL';
  judge: Unlabelled['judge'];
  isPending: boolean;
  onKeep: (note: string) => void;
  onAgree: () => void;
  onBack: () => void;
}

/** What the judge said, where one said something else, and the place to say why. */
export function LabelDiffers(props: LabelDiffersProps) {
  const { verdict, judge, isPending, onKeep, onAgree, onBack } = props;
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);

  function keep(event: FormEvent | KeyboardEvent) {
    event.preventDefault();
    if (note.trim() !== '') return onKeep(note.trim());
    setMissing(true);
    box.current?.focus();
  }

  return (
    <form
      onSubmit={keep}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onBack();
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) keep(event);
      }}
      className="mt-4 flex flex-col gap-3 border-line border-t pt-4 text-sm"
    >
      <dl className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-2 gap-y-1.5">
        <dt className="text-muted">You</dt>
        <dd>
          <Verdict verdict={verdict} />
        </dd>
        <dt className="text-muted">Judge</dt>
        <dd className="min-w-0 [overflow-wrap:anywhere]">
          <Verdict verdict={judge.verdict} />
          {judge.confidence !== null && (
            <span className="ml-2 text-muted text-xs tabular-nums">
              {Math.round(judge.confidence * 100)} % sure
            </span>
          )}
          <span dir="auto" className="block">
            {judge.reason}
          </span>
        </dd>
      </dl>
      <Field
        label="Why do you see it differently?"
        hint="The result of the run follows your verdict."
        {...(isMissing && { error: 'Say why you see it differently.' })}
      >
        <TextArea
          ref={box}
          minLines={2}
          maxLength={2_000}
          value={note}
          onValueChange={(value) => {
            setNote(value);
            setMissing(false);
          }}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={isPending}>
          Keep my verdict
        </Button>
        <Button type="button" disabled={isPending} onClick={onAgree}>
          The judge is right
        </Button>
      </div>
    </form>
  );
}
