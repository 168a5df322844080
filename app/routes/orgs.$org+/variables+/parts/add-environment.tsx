import { useRevalidator } from '@remix-run/react';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { CreateEnvironment } from '#server/areas/variables/schema.ts';

/** Adds one environment after the other; the focus stays for the next name. */
export function AddEnvironment() {
  const org = useOrg();
  const revalidator = useRevalidator();
  const form = useZodForm(CreateEnvironment, { name: '' });
  return (
    <Form
      form={form}
      problemOf={problemIn(form)}
      className="border-line border-t pt-4"
      onSubmit={async (values) => {
        await org.rpc.environments.create.mutate(values);
        form.reset({ name: '' });
        form.setFocus('name');
        revalidator.revalidate();
      }}
    >
      <div className="flex items-end gap-2">
        <FormField form={form} name="name" label="New environment" className="min-w-0 flex-1">
          {(field) => <TextInput {...field} autoComplete="off" placeholder="eu-production" />}
        </FormField>
        <SubmitButton form={form} variant="secondary">
          Add
        </SubmitButton>
      </div>
    </Form>
  );
}
