import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { authClient } from '#app/frame/auth-client.ts';
import { authPath } from '#app/frame/auth-path.ts';
import { authProblemIn } from '#app/frame/auth-problem-in.ts';
import { AuthHeading } from '#app/frame/auth-shell.tsx';
import { PasskeySignIn } from '#app/frame/passkey-sign-in.tsx';
import { PasswordInput } from '#app/frame/password-input.tsx';
import { SocialChoice } from '#app/frame/social-buttons.tsx';
import { socialProblemIn } from '#app/frame/social-problem.ts';
import { visitorFrom } from '#app/frame/visitor.server.ts';
import { Callout } from '#app/ui/callout.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { SignIn } from '#server/areas/accounts/schema.ts';

export const meta: MetaFunction = () => [{ title: 'Sign in · Assay' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const { searchParams } = url;
  const visitor = visitorFrom(request, context);
  const { providers } = await context.account.me.entrance();
  return {
    ...visitor,
    providers,
    socialProblem: socialProblemIn(url, providers),
    isLinkSpent: searchParams.has('error'),
    isReset: searchParams.has('reset'),
    isVerified: searchParams.has('verified'),
  };
}

export default function SignInPage() {
  const { next, email, providers, socialProblem, isLinkSpent, isReset, isVerified } =
    useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const form = useZodForm(SignIn, { email, password: '' });
  const typedEmail = form.watch('email');
  return (
    <>
      <AuthHeading title="Sign in">
        New here? <TextLink to={authPath('/sign-up', { next, email })}>Create an account</TextLink>
      </AuthHeading>
      <div className="flex flex-col gap-4">
        {isLinkSpent && (
          <Callout tone="warning" title="This sign-in link doesn’t work any more">
            It was used already or is older than a day. Sign in with your password.
          </Callout>
        )}
        {isReset && (
          <Callout tone="success" title="Your password was changed">
            You were signed out everywhere. Sign in with the new one.
          </Callout>
        )}
        {isVerified && (
          <Callout tone="success" title="Your address is confirmed">
            Sign in to go on.
          </Callout>
        )}
        {socialProblem && (
          <Callout tone={socialProblem.tone} title={socialProblem.title}>
            {socialProblem.text}
          </Callout>
        )}
        <SocialChoice providers={providers} next={next} />
        <Form
          form={form}
          problemOf={authProblemIn(form)}
          onSubmit={async (values) => {
            const { needsCode } = await authClient.signIn(values);
            const search = next === '/' ? '' : `?${new URLSearchParams({ next })}`;
            navigate(needsCode ? `/second-factor${search}` : next, { replace: true });
          }}
        >
          <FormField form={form} name="email" label="Email or username">
            {(field) => (
              <TextInput
                {...field}
                autoComplete="username webauthn"
                autoCapitalize="none"
                spellCheck={false}
                autoFocus={email === ''}
              />
            )}
          </FormField>
          <FormField
            form={form}
            name="password"
            label="Password"
            aside={
              <TextLink to={authPath('/forgot-password', { next, email: typedEmail })}>
                Forgot it?
              </TextLink>
            }
          >
            {(field) => (
              <PasswordInput {...field} autoComplete="current-password" autoFocus={email !== ''} />
            )}
          </FormField>
          <SubmitButton form={form} size="lg" className="mt-2">
            Sign in
          </SubmitButton>
        </Form>
        <PasskeySignIn onDone={() => navigate(next, { replace: true })} />
      </div>
    </>
  );
}
