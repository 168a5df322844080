import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { authClient } from '#app/frame/auth-client.ts';
import { authPath } from '#app/frame/auth-path.ts';
import { authProblemIn } from '#app/frame/auth-problem-in.ts';
import { AuthHeading } from '#app/frame/auth-shell.tsx';
import { MailSent } from '#app/frame/mail-sent.tsx';
import { visitorFrom } from '#app/frame/visitor.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { ForgotPassword } from '#server/areas/accounts/schema.ts';

export const meta: MetaFunction = () => [{ title: 'Forgot password · Assay' }];

export function loader({ request, context }: LoaderFunctionArgs) {
  return visitorFrom(request, context);
}

export default function ForgotPasswordPage() {
  const { next, email } = useLoaderData<typeof loader>();
  const form = useZodForm(ForgotPassword, { email });
  const [askedFor, setAskedFor] = useState<string | null>(null);
  if (askedFor !== null) {
    return <Asked email={askedFor} onAgain={() => setAskedFor(null)} />;
  }
  return (
    <>
      <AuthHeading title="Forgot your password?">
        Say which address your account has, and we send a link to choose a new password.
      </AuthHeading>
      <Form
        form={form}
        problemOf={authProblemIn(form)}
        onSubmit={async (values) => {
          await authClient.requestPasswordReset(values);
          setAskedFor(values.email);
        }}
      >
        <FormField form={form} name="email" label="Email">
          {(field) => <TextInput {...field} type="email" autoComplete="username" autoFocus />}
        </FormField>
        <SubmitButton form={form} size="lg" className="mt-2">
          Send the link
        </SubmitButton>
      </Form>
      <p className="mt-6 text-muted text-sm">
        <TextLink to={authPath('/sign-in', { next, email })}>Back to sign-in</TextLink>
      </p>
    </>
  );
}

/** Says the same whether or not there is such an account. */
function Asked({ email, onAgain }: { email: string; onAgain: () => void }) {
  return (
    <>
      <MailSent>
        If <strong className="font-medium text-ink">{email}</strong> has an account here, a link to
        choose a new password is on its way. It works for an hour.
      </MailSent>
      <p className="mt-4 text-pretty text-muted text-sm">
        Nothing came? Look among the spam, or ask whoever runs this server: where no mail server is
        set up, mails wait in the outbox.
      </p>
      <div className="mt-6 flex flex-wrap gap-2">
        <Button onClick={onAgain}>Use another address</Button>
        <Button asChild variant="ghost">
          <TextLink tone="quiet" to={authPath('/sign-in', { email })}>
            Back to sign-in
          </TextLink>
        </Button>
      </div>
    </>
  );
}
