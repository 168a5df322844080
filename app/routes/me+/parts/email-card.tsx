import { useRevalidator } from '@remix-run/react';
import { useState } from 'react';
import { accountRpc } from '#app/rpc/client.ts';
import { problemIn } from '#app/rpc/problem-in.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Card } from '#app/ui/card.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { ChangeEmail } from '#server/areas/accounts/schema.ts';
import { useConfirmed } from './confirmed.tsx';

export interface EmailCardProps {
  email: string;
  isVerified: boolean;
  sendsMail: boolean;
}

/** The address one signs in with and gets mail at. */
export function EmailCard({ email, isVerified, sendsMail }: EmailCardProps) {
  const toast = useToast();
  const confirmed = useConfirmed();
  const revalidator = useRevalidator();
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  const form = useZodForm(ChangeEmail, { email });
  return (
    <Card
      title="Address"
      actions={isVerified ? <Badge tone="pass">confirmed</Badge> : undefined}
      description={
        sendsMail
          ? 'A new address must be confirmed by a mail before it counts.'
          : 'You are signed out everywhere else when it changes.'
      }
    >
      <Form
        form={form}
        problemOf={problemIn(form)}
        onSubmit={async (values) => {
          const { byMail } = await confirmed(() => accountRpc.me.changeEmail.mutate(values));
          if (byMail) setMailedTo(values.email);
          else toast({ title: 'Your address was changed', tone: 'success' });
          revalidator.revalidate();
        }}
      >
        {mailedTo && (
          <Callout tone="info" title="Look into your mail">
            If {mailedTo} is free, a link to confirm it is on its way there.
          </Callout>
        )}
        <FormField form={form} name="email" label="Email">
          {(field) => (
            <TextInput {...field} type="email" autoComplete="email" className="max-w-100" />
          )}
        </FormField>
        <div>
          <SubmitButton form={form} needsChange>
            Change address
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
