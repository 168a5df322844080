import { useRevalidator } from '@remix-run/react';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { RadioGroup } from '#app/ui/radio-group.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { CreateInvitation } from '#server/areas/organizations/schema.ts';
import { InvitationSent, type SentInvitation } from './invitation-sent.tsx';
import { useRoles } from './use-roles.ts';

/** Invites somebody: an address and a role, then the link or the word that a mail is on its way. */
export function InviteButton() {
  const org = useOrg();
  const [isOpen, setOpen] = useState(false);
  const [sent, setSent] = useState<SentInvitation | null>(null);
  const show = (open: boolean) => {
    setOpen(open);
    if (open) setSent(null);
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={show}
      size="lg"
      trigger={
        <Button variant="primary">
          <UserPlus aria-hidden="true" />
          Invite
        </Button>
      }
      title={sent ? 'Invitation ready' : `Invite somebody to ${org.name}`}
    >
      {sent ? (
        <InvitationSent sent={sent} onAnother={() => setSent(null)} onDone={() => setOpen(false)} />
      ) : (
        <InviteForm onSent={setSent} />
      )}
    </Dialog>
  );
}

const newInvitation = { email: '', role: 'editor' };

function InviteForm({ onSent }: { onSent: (sent: SentInvitation) => void }) {
  const org = useOrg();
  const roles = useRoles();
  const revalidator = useRevalidator();
  const form = useZodForm(CreateInvitation, newInvitation);
  return (
    <Form
      form={form}
      problemOf={problemIn(form)}
      onSubmit={async (values) => {
        onSent(await org.rpc.invitations.create.mutate(values));
        revalidator.revalidate();
      }}
    >
      <FormField form={form} name="email" label="Email">
        {(field) => (
          <TextInput
            {...field}
            type="email"
            placeholder="ada@example.org"
            autoComplete="off"
            autoFocus
          />
        )}
      </FormField>
      <FormField form={form} name="role" label="Role">
        {(field) => <RadioGroup {...field} variant="cards" options={roles.options()} />}
      </FormField>
      <div className="mt-1 flex justify-end">
        <SubmitButton form={form}>Create invitation</SubmitButton>
      </div>
    </Form>
  );
}
