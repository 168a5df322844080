import type { MetaFunction } from '@remix-run/node';
import { useNavigate, useParams } from '@remix-run/react';
import { authClient } from '#app/frame/auth-client.ts';
import { authProblemIn } from '#app/frame/auth-problem-in.ts';
import { AuthHeading } from '#app/frame/auth-shell.tsx';
import { passwordHint } from '#app/frame/password-hint.ts';
import { PasswordInput } from '#app/frame/password-input.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { ResetPassword } from '#server/areas/accounts/schema.ts';

export const meta: MetaFunction = () => [{ title: 'Choose a new password · Assay' }];

export default function ResetPasswordPage() {
  const { token = '' } = useParams();
  const navigate = useNavigate();
  const form = useZodForm(ResetPassword, { password: '' });
  return (
    <>
      <AuthHeading title="Choose a new password">
        It takes the place of the old one, and you are signed out everywhere.
      </AuthHeading>
      <Form
        form={form}
        problemOf={authProblemIn(form)}
        onSubmit={async ({ password }) => {
          await authClient.resetPassword({ password, token });
          navigate('/sign-in?reset', { replace: true });
        }}
      >
        <FormField
          form={form}
          name="password"
          label="New password"
          hint={passwordHint(form.watch('password'))}
        >
          {(field) => <PasswordInput {...field} autoComplete="new-password" />}
        </FormField>
        <SubmitButton form={form} size="lg" className="mt-2">
          Change password
        </SubmitButton>
      </Form>
      <p className="mt-6 text-muted text-sm">
        Link too old? <TextLink to="/forgot-password">Ask for another one</TextLink>
      </p>
    </>
  );
}
