import { useNavigate } from '@remix-run/react';
import { Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import { v4 as newKey } from 'uuid';
import { z } from 'zod';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Combobox } from '#app/ui/combobox.tsx';
import { DialogClose, DialogFooter } from '#app/ui/dialog.tsx';
import { Form, FormField, useZodForm } from '#app/ui/form.tsx';
import { MultiSelect } from '#app/ui/multi-select.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { StartRun } from '#server/areas/runs/schema.ts';
import { BudgetInput } from '../../parts/budget-input.tsx';
import { EnvironmentSelect } from '../../parts/environment-select.tsx';
import { targetOptions } from '../../parts/target-options.ts';
import { RunUsageNotice } from '../../parts/usage/run-usage-notice.tsx';
import { AskAnew } from './ask-anew.tsx';
import { RunSize } from './run-size.tsx';
import { TargetProblems } from './target-problems.tsx';
import { type KnownChoices, useStartChoices } from './use-start-choices.ts';

const Choice = StartRun.extend({ suiteId: z.string().min(1, 'Choose a suite.') });

export interface StartRunFormProps {
  /** The suite that is chosen at first. */
  suiteId?: string | undefined;
  /** The one suite it is about and all targets, when the page has them: then no other can be chosen. */
  known?: KnownChoices;
  /** The suite has changes that are not saved; a run plays what is saved. */
  isDirty?: boolean;
}

/** What to run, against what and how often; says how much that is. Stands in a Dialog. */
export function StartRunForm({ suiteId, known, isDirty = false }: StartRunFormProps) {
  const org = useOrg();
  const navigate = useNavigate();
  // One key for as long as the dialog is open: starting twice by accident gives one run.
  const [idempotencyKey] = useState(() => newKey());
  const form = useZodForm(Choice, {
    suiteId: known?.suite.id ?? suiteId ?? '',
    targetIds: known?.suite.targetIds ?? [],
    repeats: known?.suite.repeats ?? 1,
    environmentId: known?.suite.environmentId ?? null,
    stopAfterFailures: known?.suite.stopAfterFailures ?? null,
    stopAfterErrors: known?.suite.stopAfterErrors ?? null,
    budgetMicroUsd: known?.suite.budgetMicroUsd ?? null,
    idempotencyKey,
  });
  const isKnown = known !== undefined;
  const chosenId = form.watch('suiteId');
  const choices = useStartChoices(chosenId, known);
  const { suites, suite, targets, environments, problem, searchSuites } = choices;
  useEffect(() => {
    if (!suite || isKnown) return;
    form.setValue('targetIds', suite.targetIds);
    form.setValue('repeats', suite.repeats);
    form.setValue('environmentId', suite.environmentId);
    form.setValue('stopAfterFailures', suite.stopAfterFailures);
    form.setValue('stopAfterErrors', suite.stopAfterErrors);
    form.setValue('budgetMicroUsd', suite.budgetMicroUsd);
    form.clearErrors();
  }, [suite, isKnown, form]);
  const targetIds = form.watch('targetIds') ?? [];
  const suiteProblem = form.formState.errors.suiteId?.message;

  async function start(values: z.output<typeof Choice>) {
    const run = await org.rpc.runs.start.mutate(values);
    navigate(org.to(`runs/${run.id}`));
  }

  return (
    <Form form={form} onSubmit={start} problemOf={problemIn(form)}>
      {problem && <Callout tone="danger">{problem}</Callout>}
      {known && suiteProblem && <Callout tone="danger">{suiteProblem}</Callout>}
      <RunUsageNotice />
      {isDirty && (
        <Callout tone="warning">
          The suite has changes that are not saved. The run plays what is saved.
        </Callout>
      )}
      {!known && (
        <FormField form={form} name="suiteId" label="Suite">
          {(field) => (
            <Combobox
              {...field}
              options={suites}
              onSearch={searchSuites}
              placeholder="Choose a suite"
              searchPlaceholder="Search suites"
              emptyText="No suite of that name"
            />
          )}
        </FormField>
      )}
      <FormField
        form={form}
        name="targetIds"
        label="Against"
        hint={
          targets?.length === 0 && (
            <>
              There are no targets yet. <TextLink to={org.to('targets/new')}>Create one</TextLink>
            </>
          )
        }
      >
        {({ value, ...field }) => (
          <MultiSelect
            {...field}
            value={targets ? (value ?? []) : []}
            addLabel="Target"
            searchPlaceholder="Search targets"
            emptyText="No target matches."
            options={targetOptions(targets ?? [])}
          />
        )}
      </FormField>
      <TargetProblems targets={(targets ?? []).filter(({ id }) => targetIds.includes(id))} />
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField
          form={form}
          name="repeats"
          label="Repeats"
          hint="More than one shows how steady the replies are."
        >
          {({ value, onValueChange, ...field }) => (
            <NumberInput
              {...field}
              value={value ?? null}
              onValueChange={(next) => onValueChange(next ?? undefined)}
            />
          )}
        </FormField>
        {environments.length > 0 && (
          <FormField
            form={form}
            name="environmentId"
            label="Environment"
            hint="Whose values the variables have."
          >
            {(field) => <EnvironmentSelect {...field} environments={environments} />}
          </FormField>
        )}
        <FormField form={form} name="stopAfterFailures" label="Stop after failures" optional>
          {({ value, ...field }) => (
            <NumberInput {...field} value={value ?? null} placeholder="Play all" />
          )}
        </FormField>
        <FormField form={form} name="stopAfterErrors" label="Stop after errors" optional>
          {({ value, ...field }) => (
            <NumberInput {...field} value={value ?? null} placeholder="Play all" />
          )}
        </FormField>
        <FormField
          form={form}
          name="budgetMicroUsd"
          label="Budget"
          optional
          className="sm:col-span-2"
          hint="The run ends before its calls to models could cost more. Endpoints and the demo assistant cost nothing that Assay knows."
        >
          {({ value, ...field }) => (
            <BudgetInput {...field} value={value ?? null} placeholder="No limit" />
          )}
        </FormField>
      </div>
      <AskAnew
        checked={form.watch('askAnew') ?? false}
        onCheckedChange={(askAnew) => form.setValue('askAnew', askAnew)}
      />
      <RunSize
        rows={suite?.rowCount ?? 0}
        targets={targetIds.length}
        repeats={form.watch('repeats') ?? 0}
      />
      <div className="-mx-5 -mb-5">
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            type="submit"
            variant="primary"
            pending={form.formState.isSubmitting || (chosenId !== '' && !suite && !problem)}
          >
            <Play />
            Run suite
          </Button>
        </DialogFooter>
      </div>
    </Form>
  );
}
