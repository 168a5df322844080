import { type ReactNode, useCallback, useRef } from 'react';
import { toProblem } from '#app/rpc/client.ts';
import { Card } from '#app/ui/card.tsx';
import { Form, FormField, useZodForm } from '#app/ui/form.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { RadioGroup } from '#app/ui/radio-group.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';
import { ConflictNote } from '../../parts/conflict-note.tsx';
import { SaveBar } from '../../parts/save-bar.tsx';
import { SaveButton } from '../../parts/save-button.tsx';
import { UnsavedGuard } from '../../parts/unsaved-guard.tsx';
import { useVersionedSave } from '../../parts/use-versioned-save.ts';
import { HttpFields } from './http-fields.tsx';
import { ModelFields } from './model-fields.tsx';
import { type PromptChoice, PromptField, type TargetFormState } from './prompt-field.tsx';
import type { StoredSecret } from './stored-secret.ts';
import { placeInForm, type Target, type TargetDraft, TargetForm } from './target-form.ts';
import { kindOptions } from './target-kinds.tsx';
import type { TestedEditor } from './test-target-card.tsx';

export interface TargetEditorProps {
  start: TargetDraft;
  /** The version that is edited; null for a new target. */
  version: number | null;
  prompts: readonly PromptChoice[];
  keyed: ReadonlySet<string>;
  /** The stored value of the secret header; null when there is none. */
  stored: StoredSecret | null;
  header: (buttons: ReactNode) => ReactNode;
  /** The side column; told whether there is something unsaved. */
  aside?: (isDirty: boolean) => ReactNode;
  /** What stands below the fields. */
  below?: (editor: TestedEditor) => ReactNode;
  save: (target: Target, baseVersion: number) => Promise<{ version: number }>;
  /** Where the newest version can be seen, and which it is. */
  newest?: { href: string; readVersion: () => Promise<number> };
}

/** A target's settings; the fields follow its kind, which stays what it was made as. */
export function TargetEditor(props: TargetEditorProps) {
  const isNew = props.version === null;
  const form = useZodForm(TargetForm, props.start);
  const submit = useRef<HTMLButtonElement>(null);
  const kind = form.watch('kind');
  const { isDirty, isSubmitting } = form.formState;
  const afterSave = useRef<(() => void) | null>(null);
  const unsaved = useRef(false);
  unsaved.current = isDirty && !isSubmitting;
  const hasUnsaved = useCallback(() => unsaved.current, []);
  useShortcuts({ 'mod+s': () => submit.current?.click() });

  const versioned = useVersionedSave({
    version: props.version ?? 1,
    reason: 'targets.changedMeanwhile',
    write: props.save,
    readVersion: props.newest?.readVersion ?? (async () => 1),
  });
  const problemOf = problemInTarget(form);

  async function save(target: Target) {
    const typed = form.getValues();
    const next = afterSave.current;
    afterSave.current = null;
    await versioned.save(target);
    form.reset({ ...typed, http: { ...typed.http, secretHeaderValue: '' } });
    next?.();
  }
  const editor: TestedEditor = {
    isDirty,
    saveThen: async (next) => {
      afterSave.current = (await form.trigger()) ? next : null;
      submit.current?.click();
    },
    replyPath: kind === 'HTTP' ? form.watch('http.replyPath') : null,
    onReplyPath: (path) => form.setValue('http.replyPath', path, { shouldDirty: true }),
  };

  return (
    <Form
      form={form}
      onSubmit={save}
      problemOf={(thrown) => (versioned.isConflict(thrown) ? null : problemOf(thrown))}
      className="gap-0"
    >
      {props.header(
        <SaveButton
          ref={submit}
          pending={isSubmitting}
          isDirty={isDirty}
          createLabel={isNew && 'Create target'}
        />,
      )}
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
      <div className="mt-1 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-5">
          {isNew && (
            <FormField form={form} name="kind" label="What answers">
              {({ onValueChange, ...field }) => (
                <RadioGroup
                  {...field}
                  variant="cards"
                  className="sm:grid-cols-3"
                  options={kindOptions}
                  onValueChange={(next) => {
                    const found = kindOptions.find(({ value }) => value === next);
                    if (found) onValueChange(found.value);
                  }}
                />
              )}
            </FormField>
          )}
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField form={form} name="name" label="Name" required>
              {(field) => <TextInput {...field} autoFocus={isNew} />}
            </FormField>
            <FormField form={form} name="description" label="Description" optional>
              {(field) => <TextInput {...field} />}
            </FormField>
          </div>
          {kind === 'MODEL' && (
            <ModelFields form={form} prompts={props.prompts} keyed={props.keyed} />
          )}
          {kind === 'HTTP' && <HttpFields form={form} stored={props.stored} />}
          {kind === 'DEMO' && (
            <>
              <PromptField
                form={form}
                prompts={props.prompts}
                hint="The demo assistant goes by the facts it finds in it."
              />
              <FormField
                form={form}
                name="demo.latencyMs"
                label="Time it takes for a reply"
                hint="So that progress can be watched."
                className="max-w-52"
              >
                {(field) => <NumberInput {...field} unit="ms" />}
              </FormField>
            </>
          )}
          <FormField
            form={form}
            name="concurrency"
            label="Conversations at the same time"
            hint="Lower it when the other end refuses or slows down."
            className="max-w-60"
          >
            {(field) => <NumberInput {...field} />}
          </FormField>
          {props.below?.(editor)}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {props.aside?.(isDirty) ?? (
            <Card title="What comes next">
              <p className="text-muted text-sm">
                Once created, you can send it a message to see that it answers, and put it into
                suites.
              </p>
            </Card>
          )}
        </div>
      </div>
      <SaveBar isDirty={isDirty} pending={isSubmitting} button={submit} />
      <UnsavedGuard isDirty={hasUnsaved} what="this target" />
    </Form>
  );
}

/** Shows a refusal beside the fields it names; one without a field goes above the form. */
function problemInTarget(form: TargetFormState) {
  return (thrown: unknown): string | null => {
    const { message, fields } = toProblem(thrown);
    const { kind } = form.getValues();
    fields.forEach((field, index) => {
      const place = placeInForm(kind, field.path.split('.'));
      // The form's paths are typed by its values; a path it lacks is shown nowhere and does no harm.
      form.setError(place as 'name', { message: field.message }, { shouldFocus: index === 0 });
    });
    return fields.length > 0 ? null : message;
  };
}
