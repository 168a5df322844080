import { useOrg } from '#app/rpc/use-org.ts';
import { FormField } from '#app/ui/form.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import type { ModelProvider } from '#server/areas/targets/schema.ts';
import { type PromptChoice, PromptField, type TargetFormState } from './prompt-field.tsx';
import { providerNames } from './stored-target.ts';

const providerOptions = (Object.keys(providerNames) as ModelProvider[]).map((value) => ({
  value,
  label: providerNames[value],
}));

/** Some well-known names; any other may be typed. */
const suggestions: Record<ModelProvider, readonly string[]> = {
  OPENAI: ['gpt-5', 'gpt-5-mini', 'gpt-4.1', 'gpt-4.1-mini', 'gpt-4o', 'gpt-4o-mini'],
  ANTHROPIC: ['claude-opus-4-1', 'claude-sonnet-4-5', 'claude-haiku-4-5'],
  GOOGLE: ['gemini-2.5-pro', 'gemini-2.5-flash', 'gemini-2.5-flash-lite'],
  MISTRAL: ['mistral-large-latest', 'mistral-medium-latest', 'mistral-small-latest'],
  OPENAI_COMPATIBLE: [],
};

/** What a model target needs: prompt, provider, model, and how it is asked. */
export function ModelFields(props: {
  form: TargetFormState;
  prompts: readonly PromptChoice[];
  /** Providers with an active key. */
  keyed: ReadonlySet<string>;
}) {
  const { form, prompts, keyed } = props;
  const org = useOrg();
  const provider = form.watch('model.provider');
  return (
    <>
      <PromptField form={form} prompts={prompts} hint="What the model is told first." />
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField
          form={form}
          name="model.provider"
          label="Provider"
          hint={
            keyed.has(provider) ? (
              'Its key is set.'
            ) : (
              <>
                It has no active key yet.{' '}
                <TextLink to={org.to('api-keys')}>Set it under API keys</TextLink>
              </>
            )
          }
        >
          {(field) => <Select {...field} options={providerOptions} />}
        </FormField>
        <FormField form={form} name="model.model" label="Model" required>
          {(field) => (
            <TextInput
              {...field}
              mono
              autoComplete="off"
              spellCheck={false}
              list="target-models"
              placeholder={suggestions[provider][0] ?? 'name of the model'}
            />
          )}
        </FormField>
        <datalist id="target-models">
          {suggestions[provider].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <fieldset className="flex flex-col gap-4">
        <legend className="mb-1 font-medium text-sm">
          Parameters
          <span className="font-normal text-muted"> (empty: the provider’s default)</span>
        </legend>
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          <FormField form={form} name="model.temperature" label="Temperature">
            {(field) => <NumberInput {...field} step={0.1} placeholder="0–2" />}
          </FormField>
          <FormField form={form} name="model.topP" label="Top P">
            {(field) => <NumberInput {...field} step={0.05} placeholder="0–1" />}
          </FormField>
          <FormField form={form} name="model.maxOutputTokens" label="Max tokens">
            {(field) => <NumberInput {...field} />}
          </FormField>
          <FormField form={form} name="model.seed" label="Seed">
            {(field) => <NumberInput {...field} />}
          </FormField>
        </div>
      </fieldset>
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-medium text-sm">
          Price per million tokens
          <span className="font-normal text-muted">
            {' '}
            (empty: the list price, where it is known)
          </span>
        </legend>
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          <FormField form={form} name="model.inputPrice" label="Input">
            {(field) => <NumberInput {...field} step={0.01} unit="USD" />}
          </FormField>
          <FormField form={form} name="model.outputPrice" label="Output">
            {(field) => <NumberInput {...field} step={0.01} unit="USD" />}
          </FormField>
        </div>
        <p className="text-muted text-xs">
          What runs cost is counted by it, and budgets hold by it. A server of your own costs 0.
        </p>
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField form={form} name="model.timeoutS" label="Time limit of a reply">
          {(field) => <NumberInput {...field} step={0.5} unit="s" />}
        </FormField>
        <FormField
          form={form}
          name="model.firstTokenTimeoutS"
          label="Time limit of its first piece"
          optional
          hint="How long it may take to begin its text; time to think is part of it."
        >
          {(field) => <NumberInput {...field} step={0.5} unit="s" />}
        </FormField>
      </div>
    </>
  );
}
