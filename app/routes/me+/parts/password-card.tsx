import { useRevalidator } from '@remix-run/react';
import { authClient } from '#app/frame/auth-client.ts';
import { authProblemIn } from '#app/frame/auth-problem-in.ts';
import { passwordHint } from '#app/frame/password-hint.ts';
import { PasswordInput } from '#app/frame/password-input.tsx';
import { Card } from '#app/ui/card.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { ChangePassword } from '#server/areas/accounts/schema.ts';

/** Takes the old password and the new one. */
export function PasswordCard({ email }: { email: string }) {
  const toast = useToast();
  const revalidator = useRevalidator();
  const form = useZodForm(ChangePassword, { currentPassword: '', newPassword: '' });
  return (
    <Card title="Password" description="Changing it signs you out everywhere else.">
      <Form
        form={form}
        problemOf={authProblemIn(form, { password: 'newPassword' })}
        onSubmit={async (values) => {
          await authClient.changePassword(values);
          form.reset();
          revalidator.revalidate();
          toast({ title: 'Your password was changed', tone: 'success' });
        }}
      >
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <FormField form={form} name="currentPassword" label="Current password">
          {(field) => (
            <PasswordInput {...field} autoComplete="current-password" className="max-w-100" />
          )}
        </FormField>
        <FormField
          form={form}
          name="newPassword"
          label="New password"
          hint={passwordHint(form.watch('newPassword'))}
        >
          {(field) => (
            <PasswordInput {...field} autoComplete="new-password" className="max-w-100" />
          )}
        </FormField>
        <div>
          <SubmitButton form={form}>Change password</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
