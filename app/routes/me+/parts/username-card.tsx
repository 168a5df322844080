import { useRevalidator } from '@remix-run/react';
import { accountRpc } from '#app/rpc/client.ts';
import { problemIn } from '#app/rpc/problem-in.ts';
import { Card } from '#app/ui/card.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { SetUsername } from '#server/areas/accounts/schema.ts';
import { useConfirmed } from './confirmed.tsx';

/** A short name to sign in with instead of the address. */
export function UsernameCard({ username }: { username: string }) {
  const toast = useToast();
  const confirmed = useConfirmed();
  const revalidator = useRevalidator();
  const form = useZodForm(SetUsername, { username });
  return (
    <Card title="Username">
      <Form
        form={form}
        problemOf={problemIn(form)}
        onSubmit={async (values) => {
          await confirmed(() => accountRpc.me.setUsername.mutate(values));
          revalidator.revalidate();
          toast({ title: 'Your username was changed', tone: 'success' });
        }}
      >
        <FormField
          form={form}
          name="username"
          label="Username"
          hint="To sign in with instead of your address. Leave it empty to have none."
        >
          {(field) => (
            <TextInput
              {...field}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className="max-w-100"
            />
          )}
        </FormField>
        <div>
          <SubmitButton form={form} needsChange>
            Save username
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
