import { useNavigate } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Checkbox } from '#app/ui/checkbox.tsx';
import { Combobox } from '#app/ui/combobox.tsx';
import { Dialog, DialogClose } from '#app/ui/dialog.tsx';
import { Field } from '#app/ui/field.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { newKey } from './new-key.ts';
import { useStartChoices } from './use-start-choices.ts';

export interface StartRunDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The suite that is chosen at first. */
  suiteId?: string;
}

/** Asks which suite to run against what, starts it and goes to the run. */
export function StartRunDialog({ open, onOpenChange, suiteId }: StartRunDialogProps) {
  const [isPending, setPending] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Run a suite"
      description="Every scenario of the suite is played against every target."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form="start-run" variant="primary" pending={isPending}>
            Run suite
          </Button>
        </>
      }
    >
      <StartRunForm {...(suiteId ? { suiteId } : {})} onPending={setPending} />
    </Dialog>
  );
}

interface Problems {
  suiteId?: string;
  targetIds?: string;
  repeats?: string;
  other?: string;
}

function StartRunForm(props: { suiteId?: string; onPending: (isPending: boolean) => void }) {
  const { onPending } = props;
  const org = useOrg();
  const navigate = useNavigate();
  const [suiteId, setSuiteId] = useState<string | null>(props.suiteId ?? null);
  const [targetIds, setTargetIds] = useState<readonly string[]>([]);
  const [repeats, setRepeats] = useState<number | null>(1);
  const [problems, setProblems] = useState<Problems>({});
  const { suites, suite, targets, problem, searchSuites } = useStartChoices(suiteId);
  // Made once for what a person means, so that trying again can't start a second run.
  const key = useRef<string | null>(null);

  useEffect(() => {
    if (!suite) return;
    setTargetIds(suite.targets.map(({ id }) => id));
    setRepeats(suite.repeats);
  }, [suite]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is another run
  useEffect(() => {
    key.current = null;
  }, [suiteId, targetIds, repeats]);

  async function start() {
    const missing: Problems = {
      ...(suiteId ? {} : { suiteId: 'Choose a suite.' }),
      ...(targetIds.length > 0 ? {} : { targetIds: 'Choose a target.' }),
      ...(repeats ? {} : { repeats: 'Play each scenario at least once.' }),
    };
    setProblems(missing);
    if (!suiteId || !repeats || Object.keys(missing).length > 0) return;
    key.current ??= newKey();
    onPending(true);
    try {
      const input = { suiteId, targetIds: [...targetIds], repeats, idempotencyKey: key.current };
      const { id } = await org.rpc.runs.start.mutate(input);
      navigate(org.to(`runs/${id}`));
    } catch (thrown) {
      setProblems(problemsOf(thrown));
      onPending(false);
    }
  }

  const count = (suite?.items.length ?? 0) * targetIds.length * (repeats ?? 0);
  return (
    <form
      id="start-run"
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      {(problems.other ?? problem) && <Callout tone="danger">{problems.other ?? problem}</Callout>}
      <Field label="Suite" error={problems.suiteId}>
        <Combobox
          options={suites}
          value={suiteId}
          onValueChange={setSuiteId}
          onSearch={searchSuites}
          placeholder="Choose a suite"
          searchPlaceholder="Search suites"
          emptyText="No suite of that name"
        />
      </Field>
      <fieldset>
        <legend className="mb-1.5 font-medium">Targets</legend>
        {targets.length === 0 ? (
          <p className="text-muted">
            There is no target yet. <TextLink to={org.to('targets')}>Add a target</TextLink>
          </p>
        ) : (
          <div className="scroll-thin flex max-h-56 flex-col gap-2 overflow-y-auto rounded-md border border-line px-3 py-2.5">
            {targets.map((target) => (
              <Checkbox
                key={target.id}
                label={target.name}
                hint={target.problem ?? undefined}
                checked={targetIds.includes(target.id)}
                onCheckedChange={(checked) =>
                  setTargetIds((was) =>
                    checked === true ? [...was, target.id] : was.filter((id) => id !== target.id),
                  )
                }
              />
            ))}
          </div>
        )}
        {problems.targetIds && (
          <p role="alert" className="mt-1.5 text-fail">
            {problems.targetIds}
          </p>
        )}
      </fieldset>
      <Field
        label="Repeats"
        hint="How often each scenario is played; more show how steady the assistant is."
        error={problems.repeats}
      >
        <NumberInput value={repeats} onValueChange={setRepeats} min={1} max={20} />
      </Field>
      <p aria-live="polite" className="text-muted tabular-nums">
        {count > 0 &&
          `${count.toLocaleString('en')} ${count === 1 ? 'conversation' : 'conversations'} will be played.`}
      </p>
    </form>
  );
}

function problemsOf(thrown: unknown): Problems {
  const { message, fields } = toProblem(thrown);
  const known = fields.flatMap(({ path, message: said }) => {
    const name = path.split('.')[0] ?? '';
    return ['suiteId', 'targetIds', 'repeats'].includes(name) ? [[name, said]] : [];
  });
  return known.length > 0 ? Object.fromEntries(known) : { other: message };
}
