import { useOrg } from '#app/rpc/use-org.ts';
import { Field } from '#app/ui/field.tsx';
import { FormField } from '#app/ui/form.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { useLive } from '../../parts/use-live.ts';
import type { PromptChoice, TargetFormState } from './prompt-field.tsx';

const newest = 'newest';
const fixed = 'fixed';
const labelled = (name: string) => `label ${name}`;

/** Which version of its prompt a target is played with. */
export function PinField({ form, prompt }: { form: TargetFormState; prompt: PromptChoice }) {
  const org = useOrg();
  const live = useLive(prompt.id, (signal) =>
    org.rpc.prompts.labels.query({ id: prompt.id }, { signal }),
  );
  const { pin, promptLabel } = { pin: form.watch('pin'), promptLabel: form.watch('promptLabel') };
  const labels = live.data ?? [];
  const isGone = pin === 'LABEL' && live.data && !labels.some(({ name }) => name === promptLabel);
  const choose = (value: string) => {
    const label = labels.find(({ name }) => labelled(name) === value)?.name;
    const chosen = label === undefined ? (value === fixed ? 'VERSION' : 'NEWEST') : 'LABEL';
    form.setValue('pin', chosen, { shouldDirty: true });
    form.clearErrors(['promptLabel', 'promptVersion']);
    if (label !== undefined) form.setValue('promptLabel', label);
    if (chosen === 'VERSION' && form.getValues('promptVersion') === null) {
      form.setValue('promptVersion', prompt.version);
    }
  };
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Field
        label="Version of the prompt"
        hint="Looked up when a run starts."
        error={
          form.formState.errors.promptLabel?.message ??
          (isGone ? `The prompt has no label ${promptLabel} any more.` : undefined)
        }
        aside={<TextLink to={org.to(`prompts/${prompt.id}`)}>Open prompt</TextLink>}
      >
        <Select
          value={pin === 'LABEL' ? labelled(promptLabel) : pin === 'VERSION' ? fixed : newest}
          onValueChange={choose}
          options={[
            { value: newest, label: 'Newest', hint: `Version ${prompt.version} now` },
            ...labels.map(({ name, version }) => ({
              value: labelled(name),
              label: name,
              hint: `Version ${version} now`,
            })),
            ...(pin === 'LABEL' && !labels.some(({ name }) => name === promptLabel)
              ? [{ value: labelled(promptLabel), label: promptLabel }]
              : []),
            { value: fixed, label: 'A fixed version' },
          ]}
        />
      </Field>
      {pin === 'VERSION' && (
        <FormField form={form} name="promptVersion" label="Number" hint={`1 to ${prompt.version}`}>
          {(field) => <NumberInput {...field} />}
        </FormField>
      )}
    </div>
  );
}
