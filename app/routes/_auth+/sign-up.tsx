import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { useState } from 'react';
import { authClient } from '#app/frame/auth-client.ts';
import { authPath } from '#app/frame/auth-path.ts';
import { authProblemIn } from '#app/frame/auth-problem-in.ts';
import { AuthHeading } from '#app/frame/auth-shell.tsx';
import { ConfirmMailed } from '#app/frame/confirm-mailed.tsx';
import { passwordHint } from '#app/frame/password-hint.ts';
import { PasswordInput } from '#app/frame/password-input.tsx';
import { SocialChoice } from '#app/frame/social-buttons.tsx';
import { visitorFrom } from '#app/frame/visitor.server.ts';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { SignUp } from '#server/areas/accounts/schema.ts';

export const meta: MetaFunction = () => [{ title: 'Create an account · Assay' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visitor = visitorFrom(request, context);
  return { ...visitor, ...(await context.account.me.entrance()) };
}

export default function SignUpPage() {
  const { next, email, confirmsAddresses, providers } = useLoaderData<typeof loader>();
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  const navigate = useNavigate();
  const form = useZodForm(SignUp, { name: '', email, password: '' });
  if (mailedTo !== null) return <ConfirmMailed email={mailedTo} next={next} />;
  const isInvited = email !== '' && next.startsWith('/invite/');
  return (
    <>
      <AuthHeading title="Create your account">
        Have one already? <TextLink to={authPath('/sign-in', { next, email })}>Sign in</TextLink>
      </AuthHeading>
      <div className="flex flex-col gap-4">
        <SocialChoice providers={providers} next={next} />
        <Form
          form={form}
          problemOf={authProblemIn(form)}
          onSubmit={async (values) => {
            await authClient.signUp(values);
            if (confirmsAddresses) setMailedTo(values.email);
            else navigate(next, { replace: true });
          }}
        >
          <FormField form={form} name="name" label="Your name">
            {(field) => <TextInput {...field} autoComplete="name" autoFocus />}
          </FormField>
          <FormField
            form={form}
            name="email"
            label="Email"
            hint={isInvited ? 'The invitation is for this address.' : undefined}
          >
            {(field) => <TextInput {...field} type="email" autoComplete="username" />}
          </FormField>
          <FormField
            form={form}
            name="password"
            label="Password"
            hint={passwordHint(form.watch('password'))}
          >
            {(field) => <PasswordInput {...field} autoComplete="new-password" />}
          </FormField>
          <SubmitButton form={form} size="lg" className="mt-2">
            Create account
          </SubmitButton>
        </Form>
      </div>
    </>
  );
}
