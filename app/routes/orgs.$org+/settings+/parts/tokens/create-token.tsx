import { useRevalidator } from '@remix-run/react';
import { Eye, Play, Plus, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { z } from 'zod';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import type { Option } from '#app/ui/option.ts';
import { RadioGroup } from '#app/ui/radio-group.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { PatternField } from '../access/pattern-field.tsx';
import { useHeldPermissions } from '../access/use-held-permissions.ts';
import { type Choice, NewToken, scopesOf, TokenKind } from './scopes.ts';
import { type MadeToken, TokenMade } from './token-made.tsx';

const dayMs = 24 * 60 * 60 * 1000;

/** Makes a token: what it is for, what it may do, how long; then shows it, this once. */
export function CreateTokenButton({ permissions }: { permissions: readonly string[] }) {
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<MadeToken | null>(null);
  const show = (open: boolean) => {
    setOpen(open);
    setMade(null);
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={show}
      size="lg"
      trigger={
        <Button variant="primary">
          <Plus aria-hidden="true" />
          New token
        </Button>
      }
      title={made ? `Token ${made.name}` : 'New token'}
    >
      {made ? (
        <TokenMade made={made} onDone={() => show(false)} />
      ) : (
        <TokenForm permissions={permissions} onMade={setMade} />
      )}
    </Dialog>
  );
}

const lifetimes: Option<'7' | '30' | '90' | '365'>[] = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
];

function kindOptions(from: Choice): Option<TokenKind>[] {
  return [
    {
      value: 'read',
      label: 'Read everything',
      hint: 'All that you can see; it changes nothing.',
      icon: <Eye aria-hidden="true" />,
    },
    {
      value: 'run',
      label: 'Run suites',
      hint: 'Start runs and read their results, for instance in CI.',
      icon: <Play aria-hidden="true" />,
      disabled: scopesOf('run', [], from).length === 0,
    },
    {
      value: 'custom',
      label: 'Custom',
      hint: 'Choose each permission yourself.',
      icon: <SlidersHorizontal aria-hidden="true" />,
    },
  ];
}

function TokenForm(props: { permissions: readonly string[]; onMade: (made: MadeToken) => void }) {
  const { permissions, onMade } = props;
  const org = useOrg();
  const revalidator = useRevalidator();
  const from = { held: useHeldPermissions(), all: permissions };
  const form = useZodForm(NewToken, { name: '', kind: 'run', scopes: [], days: '90' });

  async function create({ name, kind, scopes, days }: z.output<typeof NewToken>) {
    const made = await org.rpc.tokens.create.mutate({
      name,
      scopes: scopesOf(kind, scopes, from),
      expiresAt: new Date(Date.now() + Number(days) * dayMs),
    });
    onMade({ ...made, name });
    revalidator.revalidate();
  }

  return (
    <Form form={form} problemOf={problemIn(form)} onSubmit={create}>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_10rem]">
        <FormField form={form} name="name" label="What is it for?">
          {(field) => (
            <TextInput {...field} autoFocus autoComplete="off" placeholder="Nightly build" />
          )}
        </FormField>
        <FormField form={form} name="days" label="Ends after">
          {(field) => <Select {...field} options={lifetimes} />}
        </FormField>
      </div>
      <FormField form={form} name="kind" label="What may it do?">
        {(field) => (
          <RadioGroup
            {...field}
            variant="cards"
            className="sm:grid-cols-3"
            options={kindOptions(from)}
            onValueChange={(kind) => field.onValueChange(TokenKind.parse(kind))}
          />
        )}
      </FormField>
      {form.watch('kind') === 'custom' && (
        <PatternField
          label="Permissions"
          permissions={permissions}
          value={form.watch('scopes')}
          error={form.formState.errors.scopes?.message}
          onValueChange={(scopes) =>
            form.setValue('scopes', scopes, { shouldValidate: form.formState.isSubmitted })
          }
        />
      )}
      <div className="mt-1 flex justify-end">
        <SubmitButton form={form}>Create token</SubmitButton>
      </div>
    </Form>
  );
}
