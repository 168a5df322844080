import { useRevalidator } from '@remix-run/react';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Card } from '#app/ui/card.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { RenameOrg } from '#server/areas/organizations/schema.ts';

/** The organization's name. */
export function RenameOrgCard() {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const form = useZodForm(RenameOrg, { name: org.name });
  return (
    <Card title="Name">
      <Form
        form={form}
        problemOf={problemIn(form)}
        onSubmit={async (values) => {
          await org.rpc.org.update.mutate(values);
          revalidator.revalidate();
          toast({ title: `Renamed to ${values.name}`, tone: 'success' });
        }}
      >
        <FormField
          form={form}
          name="name"
          label="Name of the organization"
          hint="Everybody in it sees this name. The address stays as it is, so links keep working."
        >
          {(field) => <TextInput {...field} className="max-w-100" />}
        </FormField>
        <div>
          <SubmitButton form={form} needsChange>
            Rename
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
