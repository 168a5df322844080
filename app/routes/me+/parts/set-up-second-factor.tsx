import { authClient } from '#app/frame/auth-client.ts';
import { authProblemIn } from '#app/frame/auth-problem-in.ts';
import { Button } from '#app/ui/button.tsx';
import { CopyButton } from '#app/ui/copy-button.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { OneTimeCode } from '#server/areas/accounts/schema.ts';
import { QrCode } from './qr-code.tsx';

export interface Enrolment {
  totpURI: string;
  backupCodes: readonly string[];
}

export interface SetUpSecondFactorProps {
  enrolment: Enrolment;
  onDone: () => void;
  onCancel: () => void;
}

function secretOf(totpURI: string): string {
  return new URL(totpURI).searchParams.get('secret') ?? '';
}

/** Shows the secret for the app to scan or to be typed, and takes the first code to prove that it works. */
export function SetUpSecondFactor({ enrolment, onDone, onCancel }: SetUpSecondFactorProps) {
  const form = useZodForm(OneTimeCode, { code: '' });
  const secret = secretOf(enrolment.totpURI);
  return (
    <div className="flex flex-col gap-5 sm:flex-row">
      <QrCode text={enrolment.totpURI} label="QR code for your authenticator app" />
      <div className="flex min-w-0 flex-1 flex-col gap-4">
        <div className="text-sm">
          <p>Scan this with an authenticator app, or type the key into it:</p>
          <p className="mt-1 flex items-center gap-2">
            <code className="min-w-0 break-all font-mono text-xs">{secret}</code>
            <CopyButton text={secret} label="Copy key" />
          </p>
        </div>
        <Form
          form={form}
          problemOf={authProblemIn(form)}
          onSubmit={async ({ code }) => {
            await authClient.verifyCode(code);
            onDone();
          }}
        >
          <FormField form={form} name="code" label="Code the app shows now">
            {(field) => (
              <TextInput
                {...field}
                mono
                inputMode="numeric"
                autoComplete="one-time-code"
                autoFocus
                className="max-w-40"
              />
            )}
          </FormField>
          <div className="flex flex-wrap gap-2">
            <SubmitButton form={form}>Turn on</SubmitButton>
            <Button variant="ghost" onClick={onCancel}>
              Cancel
            </Button>
          </div>
        </Form>
      </div>
    </div>
  );
}
