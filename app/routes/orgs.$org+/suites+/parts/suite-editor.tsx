import { type ReactNode, useCallback, useRef } from 'react';
import { problemIn } from '#app/rpc/problem-in.ts';
import { Form, useZodForm } from '#app/ui/form.tsx';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';
import { ConflictNote } from '../../parts/conflict-note.tsx';
import { SaveBar } from '../../parts/save-bar.tsx';
import { SaveButton } from '../../parts/save-button.tsx';
import type { TargetChoice } from '../../parts/target-options.ts';
import { UnsavedGuard } from '../../parts/unsaved-guard.tsx';
import { useVersionedSave } from '../../parts/use-versioned-save.ts';
import { SuiteForm, type SuiteScenario, savedSuite } from './suite-form.ts';
import { SuiteScenarios } from './suite-scenarios.tsx';
import { SuiteSettings } from './suite-settings.tsx';

export interface SuiteEditorProps {
  start: SuiteForm;
  /** The version that is edited; null for a new suite. */
  version: number | null;
  readOnly?: boolean;
  /** The scenarios already listed in it. */
  scenarios: readonly SuiteScenario[];
  targets: readonly TargetChoice[];
  environments: readonly { id: string; name: string }[];
  /** Tags in use, the most used first. */
  tags: readonly string[];
  header: (buttons: ReactNode, isDirty: boolean) => ReactNode;
  aside?: ReactNode;
  save: (values: SuiteForm, baseVersion: number) => Promise<{ version: number }>;
  /** Where the newest version can be seen, and which it is. */
  newest?: { href: string; readVersion: () => Promise<number> };
}

/** Which scenarios run together, in which order, against what. */
export function SuiteEditor(props: SuiteEditorProps) {
  const { version, readOnly = false, targets, environments } = props;
  const isNew = version === null;
  const form = useZodForm(SuiteForm, props.start);
  const submit = useRef<HTMLButtonElement>(null);
  const { isDirty, isSubmitting } = form.formState;
  const unsaved = useRef(false);
  unsaved.current = isDirty && !isSubmitting;
  const hasUnsaved = useCallback(() => unsaved.current, []);
  useShortcuts(readOnly ? {} : { 'mod+s': () => submit.current?.click() });
  const versioned = useVersionedSave({
    version: version ?? 1,
    reason: 'suites.changedMeanwhile',
    write: props.save,
    readVersion: props.newest?.readVersion ?? (async () => 1),
  });
  const problemOf = problemIn(form);

  async function save(values: SuiteForm) {
    const saved = savedSuite(values);
    await versioned.save(saved);
    form.reset(saved);
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
    <Form
      form={form}
      onSubmit={save}
      problemOf={(thrown) => (versioned.isConflict(thrown) ? null : problemOf(thrown))}
      className="gap-0"
    >
      {props.header(buttons, isDirty)}
      {versioned.conflict && props.newest && (
        <div className="mb-5">
          <ConflictNote
            message={versioned.conflict}
            compareTo={props.newest.href}
            pending={isSubmitting}
            onOverwrite={async () => {
              await versioned.overwrite();
              submit.current?.click();
            }}
          />
        </div>
      )}
      <div className="flex flex-col gap-6 lg:grid lg:grid-cols-[minmax(0,1fr)_19rem] lg:items-start">
        <SuiteScenarios
          form={form}
          scenarios={props.scenarios}
          tags={props.tags}
          readOnly={readOnly}
        >
          {(rowCount) => (
            <div className="order-1 flex min-w-0 flex-col gap-4 lg:order-none">
              <SuiteSettings
                form={form}
                isNew={isNew}
                readOnly={readOnly}
                targets={targets}
                environments={environments}
                rowCount={rowCount}
              />
              {props.aside}
            </div>
          )}
        </SuiteScenarios>
      </div>
      {!readOnly && <SaveBar isDirty={isDirty} pending={isSubmitting} button={submit} />}
      {!readOnly && <UnsavedGuard isDirty={hasUnsaved} what="this suite" />}
    </Form>
  );
}
