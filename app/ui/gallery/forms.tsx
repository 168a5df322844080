import { useState } from 'react';
import { z } from 'zod';
import { Button } from '../button.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '../form.tsx';
import { NumberInput } from '../number-input.tsx';
import { Select } from '../select.tsx';
import { TextArea } from '../text-area.tsx';
import { TextInput } from '../text-input.tsx';
import { useToast } from '../toast.tsx';
import { Specimen } from './specimen.tsx';

const NewTarget = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(60, 'At most 60 characters.'),
  kind: z.enum(['model', 'http'], 'Choose what it is played against.'),
  note: z.string(),
  timeoutMs: z.number('Say how long to wait, in milliseconds.').int().min(100).nullable(),
});

/** A form as screens write it; the name "taken" and the name "broken" are refused after the send. */
export function Forms() {
  const toast = useToast();
  const [sent, setSent] = useState(0);
  const form = useZodForm(NewTarget, { name: '', note: '', timeoutMs: 30_000 });

  async function save(values: z.output<typeof NewTarget>) {
    setSent((before) => before + 1);
    await new Promise((resolve) => setTimeout(resolve, 400));
    if (values.name === 'broken') throw new Error('The server could not be reached. Try again.');
    if (values.name === 'taken') {
      form.setError('name', { message: 'This name is taken.' }, { shouldFocus: true });
      return;
    }
    toast({ title: `Target ${values.name} made`, tone: 'success' });
  }

  return (
    <Specimen name={`Form, FormField (sent ${sent} times)`} stack>
      <Form form={form} onSubmit={save} className="max-w-120">
        <FormField form={form} name="name" label="Name">
          {(field) => <TextInput {...field} />}
        </FormField>
        <FormField form={form} name="kind" label="Kind">
          {(field) => (
            <Select
              {...field}
              options={[
                { value: 'model', label: 'Model' },
                { value: 'http', label: 'HTTP' },
              ]}
            />
          )}
        </FormField>
        <FormField form={form} name="note" label="Note" optional>
          {(field) => <TextArea {...field} minLines={2} />}
        </FormField>
        <FormField form={form} name="timeoutMs" label="Time-out">
          {(field) => <NumberInput {...field} unit="ms" />}
        </FormField>
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={() => form.reset()}>
            Reset
          </Button>
          <SubmitButton form={form}>Make target</SubmitButton>
        </div>
      </Form>
    </Specimen>
  );
}
