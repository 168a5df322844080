import { useRevalidator } from '@remix-run/react';
import { useState } from 'react';
import { authClient } from '#app/frame/auth-client.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { BackupCodes } from './backup-codes.tsx';
import { useConfirmed } from './confirmed.tsx';
import { PasswordForm } from './password-form.tsx';
import { type Enrolment, SetUpSecondFactor } from './set-up-second-factor.tsx';

type Step =
  | { kind: 'idle' | 'enabling' | 'renewing' | 'disabling' }
  | { kind: 'enrolling'; enrolment: Enrolment }
  | { kind: 'codes'; codes: readonly string[] };

export interface SecondFactorCardProps {
  isOn: boolean;
  hasPassword: boolean;
}

/** Codes of an authenticator app as the second step of signing in. */
export function SecondFactorCard({ isOn, hasPassword }: SecondFactorCardProps) {
  const toast = useToast();
  const confirmed = useConfirmed();
  const revalidator = useRevalidator();
  const [step, setStep] = useState<Step>({ kind: 'idle' });
  const cancel = () => setStep({ kind: 'idle' });
  const ask = { hasPassword, onCancel: cancel };
  return (
    <Card
      title="Second factor"
      description="A code of an authenticator app, asked for after your password."
      actions={<Badge tone={isOn ? 'pass' : 'neutral'}>{isOn ? 'on' : 'off'}</Badge>}
    >
      {step.kind === 'idle' && !isOn && (
        <Button variant="primary" onClick={() => setStep({ kind: 'enabling' })}>
          Set up
        </Button>
      )}
      {step.kind === 'idle' && isOn && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setStep({ kind: 'renewing' })}>New backup codes</Button>
          <Button variant="danger" onClick={() => setStep({ kind: 'disabling' })}>
            Turn off
          </Button>
        </div>
      )}
      {step.kind === 'enabling' && (
        <PasswordForm
          {...ask}
          label="Go on"
          onSubmit={async (password) => {
            const enrolment = await confirmed(() => authClient.enableSecondFactor(password));
            setStep({ kind: 'enrolling', enrolment });
          }}
        />
      )}
      {step.kind === 'enrolling' && (
        <SetUpSecondFactor
          enrolment={step.enrolment}
          onCancel={cancel}
          onDone={() => {
            setStep({ kind: 'codes', codes: step.enrolment.backupCodes });
            revalidator.revalidate();
            toast({ title: 'The second factor is on', tone: 'success' });
          }}
        />
      )}
      {step.kind === 'codes' && (
        <div className="flex flex-col gap-4">
          <BackupCodes codes={step.codes} />
          <div>
            <Button variant="primary" onClick={cancel}>
              I have kept them
            </Button>
          </div>
        </div>
      )}
      {step.kind === 'renewing' && (
        <PasswordForm
          {...ask}
          label="Make new codes"
          hint="The old ones stop working, and you are signed out everywhere else."
          onSubmit={async (password) => {
            const codes = await confirmed(() => authClient.newBackupCodes(password));
            setStep({ kind: 'codes', codes });
          }}
        />
      )}
      {step.kind === 'disabling' && (
        <PasswordForm
          {...ask}
          label="Turn off"
          isDanger
          hint="Your password alone opens your account then, and organizations that ask for a second factor keep you out."
          onSubmit={async (password) => {
            await confirmed(() => authClient.disableSecondFactor(password));
            cancel();
            revalidator.revalidate();
            toast({ title: 'The second factor is off', tone: 'success' });
          }}
        />
      )}
    </Card>
  );
}
