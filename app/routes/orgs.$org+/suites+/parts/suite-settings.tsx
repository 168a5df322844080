import { FormField } from '#app/ui/form.tsx';
import { MultiSelect } from '#app/ui/multi-select.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { BudgetInput } from '../../parts/budget-input.tsx';
import { EnvironmentSelect } from '../../parts/environment-select.tsx';
import { type TargetChoice, targetOptions } from '../../parts/target-options.ts';
import type { SuiteFormState } from './suite-form.ts';

export interface SuiteSettingsProps {
  form: SuiteFormState;
  isNew: boolean;
  readOnly: boolean;
  targets: readonly TargetChoice[];
  environments: readonly { id: string; name: string }[];
  /** How many rows a run's matrix has. */
  rowCount: number;
}

/** What a suite is called, and what its runs start with unless they say otherwise. */
export function SuiteSettings(props: SuiteSettingsProps) {
  const { form, isNew, readOnly, targets, environments, rowCount } = props;
  const targetIds = form.watch('targetIds') ?? [];
  const count = rowCount * targetIds.length * (form.watch('repeats') ?? 0);
  return (
    <div className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4 shadow-xs">
      <FormField form={form} name="name" label="Name" required>
        {(field) => <TextInput {...field} readOnly={readOnly} autoFocus={isNew} />}
      </FormField>
      <FormField form={form} name="description" label="Description" optional>
        {(field) => <TextArea {...field} readOnly={readOnly} minLines={2} maxLines={6} />}
      </FormField>
      <FormField
        form={form}
        name="targetIds"
        label="Default targets"
        hint="What it runs against unless a run names others."
      >
        {({ value, ...field }) => (
          <MultiSelect
            {...field}
            value={value ?? []}
            disabled={readOnly}
            addLabel="Target"
            searchPlaceholder="Search targets"
            emptyText={targets.length === 0 ? 'There are no targets yet.' : 'None matches.'}
            options={targetOptions(targets)}
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
          {(field) => (
            <EnvironmentSelect {...field} disabled={readOnly} environments={environments} />
          )}
        </FormField>
      )}
      <FormField
        form={form}
        name="repeats"
        label="Repeats"
        hint="How often each scenario is played against each target."
      >
        {({ value, onValueChange, ...field }) => (
          <NumberInput
            {...field}
            disabled={readOnly}
            value={value ?? null}
            onValueChange={(next) => onValueChange(next ?? undefined)}
          />
        )}
      </FormField>
      <fieldset className="grid grid-cols-2 items-start gap-3">
        <legend className="mb-1 font-medium text-sm">
          Stop a run early
          <span className="font-normal text-muted"> (empty: play all)</span>
        </legend>
        <FormField form={form} name="stopAfterFailures" label="After failures">
          {({ value, ...field }) => (
            <NumberInput {...field} disabled={readOnly} value={value ?? null} />
          )}
        </FormField>
        <FormField form={form} name="stopAfterErrors" label="After errors">
          {({ value, ...field }) => (
            <NumberInput {...field} disabled={readOnly} value={value ?? null} />
          )}
        </FormField>
        <FormField
          form={form}
          name="budgetMicroUsd"
          label="Before it costs more than"
          hint="Counts calls to models."
          className="col-span-2"
        >
          {({ value, ...field }) => (
            <BudgetInput {...field} disabled={readOnly} value={value ?? null} />
          )}
        </FormField>
      </fieldset>
      <p className="border-line border-t pt-3 text-muted text-sm tabular-nums">
        A run plays {count.toLocaleString('en')} {count === 1 ? 'conversation' : 'conversations'}.
      </p>
    </div>
  );
}
