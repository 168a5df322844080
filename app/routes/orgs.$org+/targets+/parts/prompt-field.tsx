import type { UseFormReturn } from 'react-hook-form';
import { Combobox } from '#app/ui/combobox.tsx';
import { FormField } from '#app/ui/form.tsx';
import { PinField } from './pin-field.tsx';
import { noPrompt, type Target, type TargetDraft } from './target-form.ts';

export type TargetFormState = UseFormReturn<TargetDraft, unknown, Target>;
export type PromptChoice = { id: string; name: string; version: number };

/** Which prompt a target is played with and in which version, or none. */
export function PromptField(props: {
  form: TargetFormState;
  prompts: readonly PromptChoice[];
  hint: string;
}) {
  const { form, prompts } = props;
  const chosen = prompts.find(({ id }) => id === form.watch('promptId'));
  return (
    <>
      <FormField form={form} name="promptId" label="Prompt" hint={props.hint}>
        {({ onValueChange, ...field }) => (
          <Combobox
            {...field}
            onValueChange={(id) => {
              onValueChange(id);
              form.setValue('pin', 'NEWEST');
            }}
            searchPlaceholder="Search prompts"
            options={[
              { value: noPrompt, label: 'No prompt' },
              ...prompts.map(({ id, name, version }) => ({
                value: id,
                label: name,
                hint: `Version ${version}`,
                keywords: [name],
              })),
            ]}
          />
        )}
      </FormField>
      {chosen && <PinField form={form} prompt={chosen} />}
    </>
  );
}
