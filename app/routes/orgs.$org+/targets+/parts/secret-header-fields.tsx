import { useEffect } from 'react';
import { FormField } from '#app/ui/form.tsx';
import { SecretInput } from '#app/ui/secret-input.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { SecretFacts } from '../../parts/secret-facts.tsx';
import type { TargetFormState } from './prompt-field.tsx';
import { goesElsewhere, type StoredSecret } from './stored-secret.ts';

/** The header that carries a secret: its name, and its value, which can be set but not read. */
export function SecretHeaderFields(props: {
  form: TargetFormState;
  /** Null when there is none. */
  stored: StoredSecret | null;
}) {
  const { form, stored } = props;
  const [url, secretHeaderName] = form.watch(['http.url', 'http.secretHeaderName']);
  const isForgotten = stored !== null && goesElsewhere(stored, { url, secretHeaderName });
  const kept = isForgotten ? null : stored;
  // What was typed for another place must not replace the stored value unseen.
  useEffect(() => {
    if (!isForgotten) form.setValue('http.secretHeaderValue', '');
  }, [form, isForgotten]);
  return (
    <div className="flex flex-col gap-1.5">
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField
          form={form}
          name="http.secretHeaderName"
          label="Secret header"
          optional
          hint="For a token. Its value is sealed and never shown again."
        >
          {(field) => <TextInput {...field} mono spellCheck={false} placeholder="Authorization" />}
        </FormField>
        <FormField
          form={form}
          name="http.secretHeaderValue"
          label="Its value"
          hint={
            isForgotten
              ? 'It would go elsewhere than before, so the stored value is forgotten. Enter it again.'
              : undefined
          }
        >
          {(field) => (
            <SecretInput
              {...field}
              stored={kept ? { last4: kept.lastFour || '••••' } : undefined}
              placeholder="Bearer …"
            />
          )}
        </FormField>
      </div>
      {kept && <SecretFacts {...kept} lastFour={null} sentTo={null} />}
    </div>
  );
}
