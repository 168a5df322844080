import { useRevalidator } from '@remix-run/react';
import { KeyRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { authProblemIn } from '#app/frame/auth-problem-in.ts';
import { addPasskey, hasPasskeys, removePasskey } from '#app/frame/passkey-client.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Card } from '#app/ui/card.tsx';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { AddPasskey } from '#server/areas/accounts/schema.ts';
import { useConfirmed } from './confirmed.tsx';

interface Passkey {
  id: string;
  name: string | null;
  createdAt: Date | null;
}

/** The devices that sign one in without a password. */
export function PasskeysCard({ passkeys }: { passkeys: readonly Passkey[] }) {
  const [isAble, setAble] = useState(true);
  useEffect(() => setAble(hasPasskeys()), []);
  return (
    <Card
      title="Passkeys"
      description="Sign in with a fingerprint, a face or the PIN of a device, without a password or a code."
    >
      <div className="flex flex-col gap-4">
        {passkeys.length > 0 && (
          <ul aria-label="Passkeys" className="divide-y divide-line rounded-md border border-line">
            {passkeys.map((passkey) => (
              <PasskeyRow key={passkey.id} passkey={passkey} />
            ))}
          </ul>
        )}
        {isAble ? (
          <AddPasskeyForm />
        ) : (
          <Callout tone="info">This browser can’t make passkeys. Use a newer one.</Callout>
        )}
      </div>
    </Card>
  );
}

function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const toast = useToast();
  const confirmed = useConfirmed();
  const name = passkey.name ?? 'Passkey';
  const revalidator = useRevalidator();
  const [isAsking, setAsking] = useState(false);
  async function remove() {
    await confirmed(() => removePasskey(passkey.id));
    revalidator.revalidate();
    toast({ title: `${name} was removed`, tone: 'success' });
  }
  return (
    <li className="flex items-center gap-3 px-3 py-2.5">
      <KeyRound aria-hidden="true" className="size-5 shrink-0 text-muted" strokeWidth={1.75} />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-sm [overflow-wrap:anywhere]">{name}</p>
        {passkey.createdAt && (
          <p className="text-muted text-xs">
            added <RelativeTime at={passkey.createdAt} />
          </p>
        )}
      </div>
      <Button size="sm" onClick={() => setAsking(true)} aria-label={`Remove ${name}`}>
        Remove
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Remove the passkey ${name}?`}
        description="It signs nobody in any more, and you are signed out everywhere else. The device keeps its half of it until you delete it there."
        confirmLabel="Remove passkey"
        onConfirm={remove}
      />
    </li>
  );
}

function AddPasskeyForm() {
  const toast = useToast();
  const confirmed = useConfirmed();
  const revalidator = useRevalidator();
  const form = useZodForm(AddPasskey, { name: '' });
  return (
    <Form
      form={form}
      problemOf={authProblemIn(form)}
      onSubmit={async ({ name }) => {
        await confirmed(() => addPasskey(name));
        form.reset();
        revalidator.revalidate();
        toast({ title: `${name} was added`, tone: 'success' });
      }}
    >
      <FormField
        form={form}
        name="name"
        label="Name of a new passkey"
        hint="The device, such as “Work laptop”. Adding one signs you out everywhere else."
      >
        {(field) => <TextInput {...field} autoComplete="off" className="max-w-100" />}
      </FormField>
      <div>
        <SubmitButton form={form} variant="secondary">
          Add passkey
        </SubmitButton>
      </div>
    </Form>
  );
}
