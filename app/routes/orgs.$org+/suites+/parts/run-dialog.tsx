import { useNavigate } from '@remix-run/react';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { v4 as newUuid } from 'uuid';
import type { z } from 'zod';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Dialog, DialogClose, DialogFooter } from '#app/ui/dialog.tsx';
import { Form, FormField, useZodForm } from '#app/ui/form.tsx';
import { MultiSelect } from '#app/ui/multi-select.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { StartRun } from '#server/areas/runs/schema.ts';
import type { TargetChoice } from './suite-form.ts';
import { targetOptions } from './target-options.ts';

export interface RunDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  suite: {
    id: string;
    name: string;
    repeats: number;
    /** Scenarios that are played. */
    scenarioCount: number;
    targetIds: readonly string[];
  };
  targets: readonly TargetChoice[];
  /** The suite has changes that are not saved; a run plays what is saved. */
  isDirty?: boolean;
}

/** Asks against what and how often, says how much that is, and starts. */
export function RunDialog(props: RunDialogProps) {
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={`Run ${props.suite.name}`}
      description="Each scenario is played against each target, all at the same time as far as they allow."
    >
      <RunForm {...props} />
    </Dialog>
  );
}

function RunForm({ suite, targets, isDirty = false }: RunDialogProps) {
  const org = useOrg();
  const navigate = useNavigate();
  // One key for as long as the dialog is open: starting twice by accident gives one run.
  const [idempotencyKey] = useState(() => newUuid());
  const form = useZodForm(StartRun, {
    suiteId: suite.id,
    targetIds: suite.targetIds.filter((id) => targets.some((target) => target.id === id)),
    repeats: suite.repeats,
    idempotencyKey,
  });
  const targetIds = form.watch('targetIds') ?? [];
  const repeats = form.watch('repeats') ?? 0;
  const count = suite.scenarioCount * targetIds.length * repeats;
  const suiteProblem = form.formState.errors.suiteId?.message;
  const needy = targets.filter(({ id, problem }) => problem && targetIds.includes(id));

  async function start(values: z.output<typeof StartRun>) {
    const run = await org.rpc.runs.start.mutate(values);
    navigate(org.to(`runs/${run.id}`));
  }

  return (
    <Form form={form} onSubmit={start} problemOf={problemIn(form)}>
      {suiteProblem && <Callout tone="danger">{suiteProblem}</Callout>}
      {isDirty && (
        <Callout tone="warning">
          The suite has changes that are not saved. The run plays what is saved.
        </Callout>
      )}
      <FormField
        form={form}
        name="targetIds"
        label="Against"
        hint={
          targets.length === 0 && (
            <>
              There are no targets yet. <TextLink to={org.to('targets/new')}>Create one</TextLink>
            </>
          )
        }
      >
        {({ value, ...field }) => (
          <MultiSelect
            {...field}
            value={value ?? []}
            addLabel="Target"
            searchPlaceholder="Search targets"
            emptyText="No target matches."
            options={targetOptions(targets)}
          />
        )}
      </FormField>
      {needy.map(({ id, name, kind, problem }) => (
        <Callout
          key={id}
          tone="warning"
          title={name}
          action={
            <TextLink to={org.to(kind === 'MODEL' ? 'api-keys' : `targets/${id}`)}>
              {kind === 'MODEL' ? 'API keys' : 'Open target'}
            </TextLink>
          }
        >
          {problem}
        </Callout>
      ))}
      <FormField
        form={form}
        name="repeats"
        label="Repeats"
        hint="More than one shows how steady the replies are."
        className="max-w-52"
      >
        {({ value, onValueChange, ...field }) => (
          <NumberInput
            {...field}
            value={value ?? null}
            onValueChange={(next) => onValueChange(next ?? undefined)}
          />
        )}
      </FormField>
      <p aria-live="polite" className="text-muted text-sm tabular-nums">
        {suite.scenarioCount} {suite.scenarioCount === 1 ? 'scenario' : 'scenarios'} ×{' '}
        {targetIds.length} {targetIds.length === 1 ? 'target' : 'targets'} × {repeats} ={' '}
        <strong className="font-semibold text-ink">
          {count.toLocaleString('en')} {count === 1 ? 'conversation' : 'conversations'}
        </strong>
      </p>
      <div className="-mx-5 -mb-5">
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" pending={form.formState.isSubmitting}>
            <Play />
            Run suite
          </Button>
        </DialogFooter>
      </div>
    </Form>
  );
}
