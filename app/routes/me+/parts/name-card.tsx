import { useRevalidator } from '@remix-run/react';
import { accountRpc } from '#app/rpc/client.ts';
import { problemIn } from '#app/rpc/problem-in.ts';
import { Card } from '#app/ui/card.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { UpdateMe } from '#server/areas/accounts/schema.ts';

/** How others see one's name. */
export function NameCard({ name }: { name: string }) {
  const toast = useToast();
  const revalidator = useRevalidator();
  const form = useZodForm(UpdateMe, { name });
  return (
    <Card title="Name">
      <Form
        form={form}
        problemOf={problemIn(form)}
        onSubmit={async (values) => {
          await accountRpc.me.update.mutate(values);
          revalidator.revalidate();
          toast({ title: 'Your name was changed', tone: 'success' });
        }}
      >
        <FormField
          form={form}
          name="name"
          label="Your name"
          hint="Shown beside what you write and do."
        >
          {(field) => <TextInput {...field} autoComplete="name" className="max-w-100" />}
        </FormField>
        <div>
          <SubmitButton form={form} needsChange>
            Save name
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
