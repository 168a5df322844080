import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Callout } from '#app/ui/callout.tsx';
import { Card } from '#app/ui/card.tsx';
import { Field } from '#app/ui/field.tsx';
import { TagInput } from '#app/ui/tag-input.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';
import { canVariables } from '#server/areas/variables/access.ts';
import { SaveBar } from '../../parts/save-bar.tsx';
import { SaveButton } from '../../parts/save-button.tsx';
import { UnsavedGuard } from '../../parts/unsaved-guard.tsx';
import { useEnvironment } from '../../parts/use-environment.ts';
import { VariableDialog } from '../../variables+/parts/variable-dialog.tsx';
import { ContentEditor } from './content-editor.tsx';
import { type StoredVariables, variablesIn } from './known-variables.ts';
import { PreviewCard } from './preview-card.tsx';
import { contentOf, type PromptDraft, type PromptInput } from './prompt-draft.ts';
import { TryItCard } from './try-it-card.tsx';
import { usePreview } from './use-preview.ts';
import { usePromptDraft } from './use-prompt-draft.ts';
import { UsedVariablesCard } from './used-variables-card.tsx';

export interface PromptEditorProps {
  start: PromptDraft;
  isNew?: boolean;
  readOnly?: boolean;
  variables: StoredVariables;
  /** The head of the page; gets the buttons that submit. */
  header: (buttons: ReactNode) => ReactNode;
  /** More cards in the side column. */
  aside?: ReactNode;
  /** Resolves when it is saved; throws what the server said. */
  save: (values: Required<PromptInput>) => Promise<void>;
  /** Shows a refusal itself and says so by true; otherwise it shows in the form. */
  onRefused?: (thrown: unknown, retry: () => void) => boolean;
}

/** A prompt as it is written: text on the left, what becomes of it on the right. */
export function PromptEditor(props: PromptEditorProps) {
  const { readOnly = false, isNew = false } = props;
  const { environments } = props.variables;
  const org = useOrg();
  const prompt = usePromptDraft(props.start);
  const { draft, problems, isDirty } = prompt;
  const content = contentOf(draft);
  const { environmentId } = useEnvironment(environments);
  const variables = useMemo(
    () => variablesIn(props.variables, environmentId),
    [props.variables, environmentId],
  );
  const preview = usePreview(content, variables, environmentId);
  const [creating, setCreating] = useState<string | null>(null);
  const { submit, isSaving, problem, save, hasUnsaved } = useSaving(prompt, props);
  const onCreate = org.may(canVariables.write) && !readOnly ? setCreating : null;
  const missing = preview.data && 'missing' in preview.data ? preview.data.missing : [];
  useShortcuts(readOnly ? {} : { 'mod+s': () => submit.current?.click() });

  return (
    <div id="prompt-editor">
      {props.header(
        !readOnly && (
          <SaveButton
            ref={submit}
            pending={isSaving}
            isDirty={isDirty}
            createLabel={isNew && 'Create prompt'}
            onClick={() => void save()}
          />
        ),
      )}
      <div className="mb-4 empty:hidden">
        {problem && <Callout tone="danger">{problem}</Callout>}
      </div>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_27rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <div className="grid gap-5 sm:grid-cols-2">
            <Field label="Name" required error={problems.name}>
              <TextInput
                value={draft.name}
                onValueChange={(name) => prompt.set({ name })}
                readOnly={readOnly}
                autoFocus={isNew}
              />
            </Field>
            <Field label="Tags" optional error={problems.tags}>
              <TagInput
                value={draft.tags}
                onValueChange={(tags) => prompt.set({ tags })}
                disabled={readOnly}
              />
            </Field>
          </div>
          <ContentEditor prompt={prompt} world={{ variables, preview, onCreate, readOnly }} />
          {!readOnly && !isNew && (
            <Field label="What changed" optional error={problems.message}>
              <TextInput
                value={draft.message}
                onValueChange={(message) => prompt.set({ message })}
                placeholder="A note for the list of versions"
              />
            </Field>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <PreviewCard
            content={content}
            preview={preview}
            environments={environments}
            onCreate={onCreate}
          />
          <UsedVariablesCard
            texts={draft.parts.map(({ text }) => text)}
            variables={variables}
            missing={missing}
          />
          <TryItCard content={content} environments={environments} />
          {props.aside}
          <Card title="About">
            <Field label="Description" optional error={problems.description}>
              <TextArea
                value={draft.description}
                onValueChange={(description) => prompt.set({ description })}
                minLines={2}
                maxLines={6}
                readOnly={readOnly}
              />
            </Field>
          </Card>
        </div>
      </div>
      <VariableDialog
        open={creating !== null}
        onOpenChange={(open) => !open && setCreating(null)}
        startWith={{ key: creating ?? '' }}
      />
      {!readOnly && <SaveBar isDirty={isDirty} pending={isSaving} button={submit} />}
      {!readOnly && <UnsavedGuard isDirty={hasUnsaved} what="this prompt" />}
    </div>
  );
}

/** Saves a draft once at a time, and shows what was refused of it. */
function useSaving(
  prompt: ReturnType<typeof usePromptDraft>,
  props: Pick<PromptEditorProps, 'save' | 'onRefused'>,
) {
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [refusals, setRefusals] = useState(0);
  const submit = useRef<HTMLButtonElement>(null);
  const unsaved = useRef(false);
  unsaved.current = prompt.isDirty && !isSaving;
  const hasUnsaved = useCallback(() => unsaved.current, []);

  // After a refusal the first field that is wrong gets the focus.
  useEffect(() => {
    if (refusals === 0) return;
    document.querySelector<HTMLElement>('#prompt-editor [aria-invalid="true"]')?.focus();
  }, [refusals]);

  async function save() {
    if (isSaving) return;
    setProblem(null);
    const values = prompt.checked();
    if (!values) {
      setRefusals((count) => count + 1);
      return;
    }
    setSaving(true);
    try {
      await props.save(values);
      prompt.markSaved();
    } catch (thrown) {
      if (props.onRefused?.(thrown, () => submit.current?.click())) return;
      const { message, fields } = toProblem(thrown);
      if (!prompt.refuse(fields)) setProblem(message);
      setRefusals((count) => count + 1);
    } finally {
      setSaving(false);
    }
  }
  return { submit, isSaving, problem, save, hasUnsaved };
}
