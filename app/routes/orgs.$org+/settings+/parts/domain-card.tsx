import { useRevalidator } from '@remix-run/react';
import { useState } from 'react';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { CodeText } from '#app/ui/code-text.tsx';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { ClaimDomain } from '#server/areas/organizations/schema.ts';
import { inWords } from '../../parts/in-words.ts';

/** What `org.domain` answers. */
export interface OrgDomain {
  domain: string | null;
  /** Of one's own address. */
  own: string | null;
  isVerified: boolean;
  isPublic: boolean;
}

/** The mail domain whose people may ask to join. */
export function DomainCard({ state }: { state: OrgDomain }) {
  return (
    <Card
      title="Mail domain"
      description="People with a verified address at this domain can ask to join. You see their requests under Members."
    >
      {state.domain === null ? <Claim state={state} /> : <Claimed domain={state.domain} />}
    </Card>
  );
}

function Claimed({ domain }: { domain: string }) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <CodeText text={domain} />
      <Button onClick={() => setAsking(true)}>Release</Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Release ${domain}?`}
        description="Nobody can ask to join any more, and another organization may claim the domain. Open requests stay."
        confirmLabel="Release"
        onConfirm={async () => {
          await inWords(org.rpc.org.releaseDomain.mutate());
          revalidator.revalidate();
          toast({ title: `${domain} was released`, tone: 'success' });
        }}
      />
    </div>
  );
}

function hintFor({ own, isVerified, isPublic }: OrgDomain): string {
  if (own === null || isPublic)
    return 'You can claim the domain of your own address, unless anybody can have an address there.';
  if (!isVerified) return `Your address is at ${own}. Verify it in your account first.`;
  return `Your verified address is at ${own}, so you can claim that domain.`;
}

function Claim({ state }: { state: OrgDomain }) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const suggestion = state.isVerified && !state.isPublic ? (state.own ?? '') : '';
  const form = useZodForm(ClaimDomain, { domain: suggestion });
  return (
    <Form
      form={form}
      problemOf={problemIn(form)}
      onSubmit={async (values) => {
        const { domain } = await org.rpc.org.claimDomain.mutate(values);
        revalidator.revalidate();
        toast({ title: `${domain} was claimed`, tone: 'success' });
      }}
    >
      <FormField form={form} name="domain" label="Domain" hint={hintFor(state)}>
        {(field) => <TextInput {...field} mono placeholder="example.org" className="max-w-100" />}
      </FormField>
      <div>
        <SubmitButton form={form} variant="secondary">
          Claim domain
        </SubmitButton>
      </div>
    </Form>
  );
}
