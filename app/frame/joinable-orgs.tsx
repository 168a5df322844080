import { useState } from 'react';
import { accountRpc } from '#app/rpc/client.ts';
import { problemIn } from '#app/rpc/problem-in.ts';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { AskToJoin } from '#server/areas/organizations/schema.ts';

/** An organization as `orgs.joinable` answers. */
export interface JoinableOrg {
  id: string;
  name: string;
  domain: string;
  request: { status: string; createdAt: Date; askAgainAt: Date | null } | null;
}

/** The organization that has claimed the domain of one's address, and the way to ask for entry. */
export function JoinableOrgs({ orgs }: { orgs: readonly JoinableOrg[] }) {
  return orgs.map((org) => <Joinable key={org.id} org={org} />);
}

function Joinable({ org }: { org: JoinableOrg }) {
  const [isAsked, setAsked] = useState(org.request?.status === 'PENDING');
  const [isWriting, setWriting] = useState(false);
  const waitsUntil = org.request?.askAgainAt ?? null;
  const mustWait = waitsUntil !== null && waitsUntil > new Date();
  return (
    <Card
      className="mb-6"
      title={org.name}
      description={`Works with addresses at ${org.domain}, as yours is.`}
      actions={
        !isAsked &&
        !mustWait &&
        !isWriting && <Button onClick={() => setWriting(true)}>Ask to join {org.name}</Button>
      }
    >
      {isAsked && (
        <p role="status" className="text-muted text-sm">
          You have asked to join. An admin answers, and you get a mail.
        </p>
      )}
      {!isAsked && mustWait && (
        <p className="text-muted text-sm">
          Your request was declined. You can ask again <RelativeTime at={waitsUntil} />.
        </p>
      )}
      {!isAsked && isWriting && <AskForm org={org} onAsked={() => setAsked(true)} />}
    </Card>
  );
}

function AskForm({ org, onAsked }: { org: JoinableOrg; onAsked: () => void }) {
  const form = useZodForm(AskToJoin, { orgId: org.id, message: '' });
  return (
    <Form
      form={form}
      problemOf={problemIn(form)}
      onSubmit={async (values) => {
        await accountRpc.orgs.askToJoin.mutate(values);
        onAsked();
      }}
    >
      <FormField
        form={form}
        name="message"
        label="A word to the admins"
        hint="They see your name and address with it. May stay empty."
      >
        {({ value, ...field }) => <TextArea {...field} value={value ?? ''} autoFocus />}
      </FormField>
      <div>
        <SubmitButton form={form} variant="secondary">
          Send request
        </SubmitButton>
      </div>
    </Form>
  );
}
