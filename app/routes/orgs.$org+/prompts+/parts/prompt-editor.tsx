import { type ReactNode, useCallback, useRef } from 'react';
import { problemIn } from '#app/rpc/problem-in.ts';
import { Card } from '#app/ui/card.tsx';
import { Form, FormField, useZodForm } from '#app/ui/form.tsx';
import { TagInput } from '#app/ui/tag-input.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';
import { SaveBar } from '../../parts/save-bar.tsx';
import { SaveButton } from '../../parts/save-button.tsx';
import { UnsavedGuard } from '../../parts/unsaved-guard.tsx';
import { ContentField } from './content-field.tsx';
import { PreviewCard } from './preview-card.tsx';
import { type KnownVariable, PromptForm } from './prompt-form.ts';
import { UsedVariablesCard } from './used-variables-card.tsx';

export interface PromptEditorProps {
  start: PromptForm;
  isNew?: boolean;
  readOnly?: boolean;
  variables: readonly KnownVariable[];
  /** The head of the page; gets the buttons that submit. */
  header: (buttons: ReactNode) => ReactNode;
  /** More cards in the side column. */
  aside?: ReactNode;
  /** Resolves when it is saved; throws what the server said. */
  save: (values: PromptForm) => Promise<void>;
  /** Shows a refusal itself and says so by true; otherwise it shows in the form. */
  onRefused?: (thrown: unknown, retry: () => void) => boolean;
}

/** A prompt as it is written: text on the left, what becomes of it on the right. */
export function PromptEditor(props: PromptEditorProps) {
  const { readOnly = false, isNew = false } = props;
  const form = useZodForm(PromptForm, props.start);
  const submit = useRef<HTMLButtonElement>(null);
  const content = form.watch('content');
  const { isDirty, isSubmitting } = form.formState;
  const unsaved = useRef(false);
  unsaved.current = isDirty && !isSubmitting;
  const hasUnsaved = useCallback(() => unsaved.current, []);
  useShortcuts(readOnly ? {} : { 'mod+s': () => submit.current?.click() });

  async function save(values: PromptForm) {
    try {
      await props.save(values);
      form.reset({ ...values, message: '' });
    } catch (thrown) {
      if (!props.onRefused?.(thrown, () => submit.current?.click())) throw thrown;
    }
  }

  const buttons = !readOnly && (
    <SaveButton
      ref={submit}
      pending={isSubmitting}
      isDirty={isDirty}
      createLabel={isNew && 'Create prompt'}
    />
  );
  return (
    <Form form={form} onSubmit={save} problemOf={problemIn(form)} className="gap-0">
      {props.header(buttons)}
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_27rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <div className="grid gap-5 sm:grid-cols-2">
            <FormField form={form} name="name" label="Name" required>
              {(field) => <TextInput {...field} readOnly={readOnly} autoFocus={isNew} />}
            </FormField>
            <FormField form={form} name="tags" label="Tags" optional>
              {(field) => <TagInput {...field} disabled={readOnly} />}
            </FormField>
          </div>
          <ContentField form={form} variables={props.variables} readOnly={readOnly} />
          {!readOnly && !isNew && (
            <FormField form={form} name="message" label="What changed" optional>
              {(field) => <TextInput {...field} placeholder="A note for the list of versions" />}
            </FormField>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <PreviewCard content={content} variables={props.variables} />
          <UsedVariablesCard content={content} variables={props.variables} />
          <Card title="About">
            <FormField form={form} name="description" label="Description" optional>
              {(field) => <TextArea {...field} minLines={2} maxLines={6} readOnly={readOnly} />}
            </FormField>
          </Card>
          {props.aside}
        </div>
      </div>
      {!readOnly && <SaveBar isDirty={isDirty} pending={isSubmitting} button={submit} />}
      {!readOnly && <UnsavedGuard isDirty={hasUnsaved} what="this prompt" />}
    </Form>
  );
}
