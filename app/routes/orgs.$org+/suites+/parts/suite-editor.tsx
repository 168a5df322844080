import { type ReactNode, useCallback, useRef, useState } from 'react';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Card } from '#app/ui/card.tsx';
import { Form, FormField, useZodForm } from '#app/ui/form.tsx';
import { MultiSelect } from '#app/ui/multi-select.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';
import { SaveBar } from '../../parts/save-bar.tsx';
import { SaveButton } from '../../parts/save-button.tsx';
import { type TargetChoice, targetOptions } from '../../parts/target-options.ts';
import { UnsavedGuard } from '../../parts/unsaved-guard.tsx';
import { AddScenarios } from './add-scenarios.tsx';
import { ScenarioList } from './scenario-list.tsx';
import { conversationCount, SuiteForm, type SuiteScenario } from './suite-form.ts';

export interface SuiteEditorProps {
  start: SuiteForm;
  isNew?: boolean;
  readOnly?: boolean;
  /** The scenarios already in it. */
  scenarios: readonly SuiteScenario[];
  targets: readonly TargetChoice[];
  header: (buttons: ReactNode, isDirty: boolean) => ReactNode;
  aside?: ReactNode;
  save: (values: SuiteForm) => Promise<void>;
}

/** Which scenarios run together, in which order, against what. */
export function SuiteEditor(props: SuiteEditorProps) {
  const { isNew = false, readOnly = false, targets } = props;
  const org = useOrg();
  const form = useZodForm(SuiteForm, props.start);
  const [known, setKnown] = useState(() => new Map(props.scenarios.map((one) => [one.id, one])));
  const submit = useRef<HTMLButtonElement>(null);
  const { isDirty, isSubmitting, errors } = form.formState;
  const unsaved = useRef(false);
  unsaved.current = isDirty && !isSubmitting;
  const hasUnsaved = useCallback(() => unsaved.current, []);
  useShortcuts(readOnly ? {} : { 'mod+s': () => submit.current?.click() });
  const scenarioIds = form.watch('scenarioIds') ?? [];
  const targetIds = form.watch('targetIds') ?? [];
  const listed = scenarioIds.flatMap((id) => known.get(id) ?? []);
  const count = conversationCount(listed, targetIds.length, form.watch('repeats') ?? 0);
  const listProblem = errors.scenarioIds?.message;

  const setIds = (ids: string[]) => {
    form.setValue('scenarioIds', ids, { shouldDirty: true });
    form.clearErrors('scenarioIds');
  };
  function toggle(scenario: SuiteScenario) {
    setKnown((was) => new Map(was).set(scenario.id, scenario));
    const isIn = scenarioIds.includes(scenario.id);
    setIds(isIn ? scenarioIds.filter((id) => id !== scenario.id) : [...scenarioIds, scenario.id]);
  }
  async function save(values: SuiteForm) {
    await props.save(values);
    form.reset(values);
  }

  const buttons = !readOnly && (
    <SaveButton
      ref={submit}
      pending={isSubmitting}
      isDirty={isDirty}
      createLabel={isNew && 'Create suite'}
    />
  );
  return (
    <Form form={form} onSubmit={save} problemOf={problemIn(form)} className="gap-0">
      {props.header(buttons, isDirty)}
      <div className="flex flex-col gap-6 lg:grid lg:grid-cols-[minmax(0,1fr)_19rem] lg:items-start">
        <Card
          flush
          className="order-2 lg:order-none"
          title={
            <>
              Scenarios{' '}
              <span className="font-normal text-muted tabular-nums">{scenarioIds.length}</span>
            </>
          }
          actions={!readOnly && <AddScenarios chosen={scenarioIds} onToggle={toggle} />}
        >
          {listProblem && (
            <p role="alert" className="px-4 pt-3 text-fail text-sm">
              {listProblem}
            </p>
          )}
          {scenarioIds.length === 0 ? (
            <p className="px-4 py-8 text-center text-muted text-sm">
              No scenarios yet.{' '}
              {!readOnly && (
                <>
                  Add some, or <TextLink to={org.to('scenarios/new')}>write the first one</TextLink>
                  .
                </>
              )}
            </p>
          ) : (
            <ScenarioList
              ids={scenarioIds}
              known={known}
              readOnly={readOnly}
              problems={scenarioIds.map((_, index) => errors.scenarioIds?.[index]?.message)}
              onChange={setIds}
            />
          )}
        </Card>
        <div className="order-1 flex min-w-0 flex-col gap-4 lg:order-none">
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
            <p className="border-line border-t pt-3 text-muted text-sm tabular-nums">
              A run plays {count.toLocaleString('en')}{' '}
              {count === 1 ? 'conversation' : 'conversations'}.
            </p>
          </div>
          {props.aside}
        </div>
      </div>
      {!readOnly && <SaveBar isDirty={isDirty} pending={isSubmitting} button={submit} />}
      {!readOnly && <UnsavedGuard isDirty={hasUnsaved} what="this suite" />}
    </Form>
  );
}
