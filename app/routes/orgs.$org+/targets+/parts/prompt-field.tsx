import type { UseFormReturn } from 'react-hook-form';
import { Combobox } from '#app/ui/combobox.tsx';
import { FormField } from '#app/ui/form.tsx';
import { noPrompt, type Target, type TargetDraft } from './target-form.ts';

export type TargetFormState = UseFormReturn<TargetDraft, unknown, Target>;
export type PromptChoice = { id: string; name: string; version: number };

/** Which prompt a target is played with, or none. */
export function PromptField(props: {
  form: TargetFormState;
  prompts: readonly PromptChoice[];
  hint: string;
}) {
  return (
    <FormField form={props.form} name="promptId" label="Prompt" hint={props.hint}>
      {(field) => (
        <Combobox
          {...field}
          searchPlaceholder="Search prompts"
          options={[
            { value: noPrompt, label: 'No prompt' },
            ...props.prompts.map(({ id, name, version }) => ({
              value: id,
              label: name,
              hint: `Version ${version}`,
              keywords: [name],
            })),
          ]}
        />
      )}
    </FormField>
  );
}
