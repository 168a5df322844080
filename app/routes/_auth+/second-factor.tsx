import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { useState } from 'react';
import { authClient } from '#app/frame/auth-client.ts';
import { authPath } from '#app/frame/auth-path.ts';
import { authProblemIn } from '#app/frame/auth-problem-in.ts';
import { AuthHeading } from '#app/frame/auth-shell.tsx';
import { visitorFrom } from '#app/frame/visitor.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { BackupCode, OneTimeCode } from '#server/areas/accounts/schema.ts';

export const meta: MetaFunction = () => [{ title: 'Second step · Assay' }];

export function loader({ request, context }: LoaderFunctionArgs) {
  return visitorFrom(request, context);
}

export default function SecondFactorPage() {
  const { next } = useLoaderData<typeof loader>();
  const [isBackup, setBackup] = useState(false);
  const navigate = useNavigate();
  const onDone = () => navigate(next, { replace: true });
  return (
    <>
      <AuthHeading title="Second step">
        {isBackup
          ? 'Write one of the backup codes you kept. Each works once.'
          : 'Open your authenticator app and write the code it shows for Assay.'}
      </AuthHeading>
      {isBackup ? <BackupCodeForm onDone={onDone} /> : <AppCodeForm onDone={onDone} />}
      <div className="mt-4 flex">
        <Button variant="ghost" onClick={() => setBackup(!isBackup)}>
          {isBackup ? 'Use the authenticator app' : 'Use a backup code'}
        </Button>
      </div>
      <p className="mt-4 text-muted text-sm">
        <TextLink to={authPath('/sign-in', { next })}>Start again</TextLink>
      </p>
    </>
  );
}

function AppCodeForm({ onDone }: { onDone: () => void }) {
  const form = useZodForm(OneTimeCode, { code: '' });
  return (
    <Form
      form={form}
      problemOf={authProblemIn(form)}
      onSubmit={async ({ code }) => {
        await authClient.verifyCode(code);
        onDone();
      }}
    >
      <FormField form={form} name="code" label="Code">
        {(field) => (
          <TextInput {...field} mono inputMode="numeric" autoComplete="one-time-code" autoFocus />
        )}
      </FormField>
      <SubmitButton form={form} size="lg" className="mt-2">
        Sign in
      </SubmitButton>
    </Form>
  );
}

function BackupCodeForm({ onDone }: { onDone: () => void }) {
  const form = useZodForm(BackupCode, { code: '' });
  return (
    <Form
      form={form}
      problemOf={authProblemIn(form)}
      onSubmit={async ({ code }) => {
        await authClient.verifyBackupCode(code);
        onDone();
      }}
    >
      <FormField form={form} name="code" label="Backup code">
        {(field) => (
          <TextInput {...field} mono autoComplete="off" autoCapitalize="none" autoFocus />
        )}
      </FormField>
      <SubmitButton form={form} size="lg" className="mt-2">
        Sign in
      </SubmitButton>
    </Form>
  );
}
