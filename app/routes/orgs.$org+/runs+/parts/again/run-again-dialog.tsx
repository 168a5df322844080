import { useNavigate } from '@remix-run/react';
import { type FormEvent, useRef, useState } from 'react';
import { v4 as newKey } from 'uuid';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Dialog, DialogClose, DialogFooter } from '#app/ui/dialog.tsx';
import { Field } from '#app/ui/field.tsx';
import { RadioGroup } from '#app/ui/radio-group.tsx';
import { useToast } from '#app/ui/toast.tsx';
import type { RowFilter } from '#server/areas/runs/schema.ts';
import type { RunDetail } from '../run-shapes.ts';
import { againOptions } from './again-choices.ts';

export interface RunAgainDialogProps {
  run: RunDetail;
  /** What the matrix shows now; undefined for all of it. */
  filter: RowFilter | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks which conversations of an ended run are played again, and where. */
export function RunAgainDialog({ open, onOpenChange, ...form }: RunAgainDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Run part of it again"
      description="Only the chosen conversations are played."
    >
      <RunAgainForm {...form} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

type FormProps = Pick<RunAgainDialogProps, 'run' | 'filter'> & { onDone: () => void };

const places = [
  {
    value: 'same',
    label: 'In this run',
    hint: 'With the prompts, scenarios and targets it was started with. What each conversation came to before is kept with it.',
  },
  {
    value: 'new',
    label: 'In a new run',
    hint: 'With prompts, scenarios, targets and values as they are now. This run stays as it is.',
  },
];

function RunAgainForm({ run, filter, onDone }: FormProps) {
  const org = useOrg();
  const navigate = useNavigate();
  const toast = useToast();
  const options = againOptions(run, filter);
  const [choice, setChoice] = useState(options[0]?.value ?? 'all');
  const isGone = run.dropped !== null;
  const [place, setPlace] = useState(isGone ? 'new' : 'same');
  // One for each try that may have reached the server: it never starts a second run.
  const key = useRef(newKey());
  const start = useAction(
    async () => {
      const which = choice === 'shown' ? { filter: filter ?? {} } : choice;
      if (place === 'same') {
        const { itemCount } = await org.rpc.runs.playAgain.mutate({ runId: run.id, which });
        return { id: null, itemCount };
      }
      const idempotencyKey = key.current;
      return await org.rpc.runs.startFrom.mutate({ runId: run.id, which, idempotencyKey });
    },
    {
      onDone: ({ id, itemCount }) => {
        onDone();
        if (id !== null) return navigate(org.to(`runs/${id}`));
        const count = itemCount.toLocaleString('en');
        const title = `${count} ${itemCount === 1 ? 'conversation is' : 'conversations are'} played again`;
        toast({ title, tone: 'success' });
      },
    },
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    void start.run();
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <Field label="Which conversations">
        <RadioGroup
          options={options.map(({ count, ...option }) => ({
            ...option,
            label:
              count === null ? option.label : `${option.label} (${count.toLocaleString('en')})`,
          }))}
          value={choice}
          onValueChange={(value) =>
            setChoice(options.find((option) => option.value === value)?.value ?? choice)
          }
        />
      </Field>
      <Field label="Where">
        <RadioGroup
          variant="cards"
          options={places.map((option) => ({
            ...option,
            disabled: isGone && option.value === 'same',
          }))}
          value={place}
          onValueChange={setPlace}
        />
      </Field>
      {isGone && (
        <p className="text-muted text-sm">
          What this run was played with is gone, so it can only be played anew.
        </p>
      )}
      {start.problem && <Callout tone="danger">{start.problem.message}</Callout>}
      <div className="-mx-5 -mb-5">
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" pending={start.isPending}>
            Run again
          </Button>
        </DialogFooter>
      </div>
    </form>
  );
}
