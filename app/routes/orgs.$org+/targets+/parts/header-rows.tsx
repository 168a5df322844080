import { Plus, X } from 'lucide-react';
import { useFieldArray } from 'react-hook-form';
import { Button } from '#app/ui/button.tsx';
import { FormField } from '#app/ui/form.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import type { TargetFormState } from './prompt-field.tsx';

/** Headers that are no secret, a row each. */
export function HeaderRows({ form }: { form: TargetFormState }) {
  const rows = useFieldArray({ control: form.control, name: 'http.headers' });
  const { headers } = form.formState.errors.http ?? {};
  const problem = headers?.root?.message ?? headers?.message;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-sm">
        Headers<span className="font-normal text-muted"> (optional)</span>
      </legend>
      {rows.fields.map((row, index) => (
        <div key={row.id} className="flex items-start gap-2">
          <FormField
            form={form}
            name={`http.headers.${index}.name`}
            label={`Name of header ${index + 1}`}
            hideLabel
            className="flex-1"
          >
            {(field) => (
              <TextInput {...field} mono spellCheck={false} placeholder="Name" autoComplete="off" />
            )}
          </FormField>
          <FormField
            form={form}
            name={`http.headers.${index}.value`}
            label={`Value of header ${index + 1}`}
            hideLabel
            className="flex-2"
          >
            {(field) => (
              <TextInput
                {...field}
                mono
                spellCheck={false}
                placeholder="Value"
                autoComplete="off"
              />
            )}
          </FormField>
          <IconButton
            label={`Remove header ${index + 1}`}
            icon={<X />}
            onClick={() => rows.remove(index)}
          />
        </div>
      ))}
      {problem && (
        <p role="alert" className="text-fail text-xs">
          {problem}
        </p>
      )}
      <Button
        size="sm"
        variant="ghost"
        className="self-start"
        onClick={() => rows.append({ name: '', value: '' })}
      >
        <Plus />
        Header
      </Button>
    </fieldset>
  );
}
