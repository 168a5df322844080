import { useLocation } from '@remix-run/react';
import { useState } from 'react';
import { authClient } from '#app/frame/auth-client.ts';
import { authProblemIn } from '#app/frame/auth-problem-in.ts';
import { PasskeySignIn } from '#app/frame/passkey-sign-in.tsx';
import { PasswordInput } from '#app/frame/password-input.tsx';
import { type Provider, SocialButtons } from '#app/frame/social-buttons.tsx';
import { Button } from '#app/ui/button.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { Form, FormField, useZodForm } from '#app/ui/form.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { CurrentPassword, OneTimeCode } from '#server/areas/accounts/schema.ts';

export interface ConfirmYouProps {
  open: boolean;
  email: string;
  hasPassword: boolean;
  /** The linked ones, which can confirm too. */
  providers: readonly Provider[];
  onClose: () => void;
  onConfirmed: () => void;
}

/** Asks to sign in once more, which counts for ten minutes. */
export function ConfirmYou(props: ConfirmYouProps) {
  const { open, hasPassword, providers, onClose, onConfirmed } = props;
  const { pathname } = useLocation();
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Confirm that it is you"
      description={
        hasPassword
          ? 'You signed in a while ago. This counts for ten minutes.'
          : providers.length > 0
            ? 'You signed in a while ago. Sign in once more, which counts for ten minutes; you come back here and go on.'
            : 'You signed in a while ago. Use a passkey, or sign out and in again, then come back.'
      }
      size="sm"
    >
      <div className="flex flex-col gap-4">
        {hasPassword && <Steps {...props} />}
        <SocialButtons providers={providers} next={pathname} />
        <PasskeySignIn onDone={onConfirmed} />
      </div>
    </Dialog>
  );
}

function Steps({ email, onConfirmed }: ConfirmYouProps) {
  const [needsCode, setNeedsCode] = useState(false);
  const password = useZodForm(CurrentPassword, { password: '' });
  const code = useZodForm(OneTimeCode, { code: '' });
  if (needsCode) {
    return (
      <Form
        key="code"
        form={code}
        problemOf={authProblemIn(code)}
        onSubmit={async (values) => {
          await authClient.verifyCode(values.code);
          onConfirmed();
        }}
      >
        <FormField form={code} name="code" label="Code of your authenticator app">
          {(field) => (
            <TextInput {...field} mono inputMode="numeric" autoComplete="one-time-code" autoFocus />
          )}
        </FormField>
        <Button type="submit" variant="primary" pending={code.formState.isSubmitting}>
          Confirm
        </Button>
      </Form>
    );
  }
  return (
    <Form
      key="password"
      form={password}
      problemOf={authProblemIn(password)}
      onSubmit={async (values) => {
        const answer = await authClient.signIn({ email, ...values });
        if (answer.needsCode) setNeedsCode(true);
        else onConfirmed();
      }}
    >
      <FormField form={password} name="password" label="Your password">
        {(field) => <PasswordInput {...field} autoComplete="current-password" autoFocus />}
      </FormField>
      <Button type="submit" variant="primary" pending={password.formState.isSubmitting}>
        Confirm
      </Button>
    </Form>
  );
}
