import { useRevalidator } from '@remix-run/react';
import type { z } from 'zod';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Dialog, DialogClose, DialogFooter } from '#app/ui/dialog.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { SecretInput } from '#app/ui/secret-input.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { SetApiKey } from '#server/areas/keys/schema.ts';
import type { ListedKey } from './listed-key.ts';

export interface SetKeyDialogProps {
  item: ListedKey;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSet: () => void;
}

/** Sets or replaces a provider's key. The key leaves the page as soon as the dialog closes. */
export function SetKeyDialog(props: SetKeyDialogProps) {
  const { item } = props;
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={`${item.isSet ? 'Replace the key' : 'Set a key'} for ${item.label}`}
      description="It is sealed for this organization and never shown again, to nobody."
    >
      <SetKeyForm {...props} />
    </Dialog>
  );
}

function SetKeyForm({ item, onOpenChange, onSet }: SetKeyDialogProps) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const form = useZodForm(SetApiKey, { provider: item.provider, key: '', baseUrl: item.baseUrl });

  async function save(values: z.output<typeof SetApiKey>) {
    await org.rpc.apiKeys.set.mutate(values);
    onSet();
    toast({ title: `The key for ${item.label} is set`, tone: 'success' });
    revalidator.revalidate();
    onOpenChange(false);
  }

  return (
    <Form form={form} onSubmit={save} problemOf={problemIn(form)}>
      <FormField
        form={form}
        name="key"
        label="Key"
        required={item.keyRequired}
        optional={!item.keyRequired}
        hint={item.isSet ? 'The one before is forgotten, for a new base URL too.' : undefined}
      >
        {(field) => <SecretInput {...field} placeholder={item.keyHint} />}
      </FormField>
      <FormField
        form={form}
        name="baseUrl"
        label="Base URL"
        required={item.baseUrlRequired}
        optional={!item.baseUrlRequired}
        hint={
          item.defaultBaseUrl
            ? `Only for a proxy. Empty: ${item.defaultBaseUrl}`
            : 'Where the server is, up to and with /v1.'
        }
      >
        {({ value, onValueChange, ...field }) => (
          <TextInput
            {...field}
            mono
            inputMode="url"
            spellCheck={false}
            value={value ?? ''}
            onValueChange={(url) => onValueChange(url.trim() === '' ? null : url)}
            placeholder={item.defaultBaseUrl ?? 'http://localhost:11434/v1'}
          />
        )}
      </FormField>
      <div className="-mx-5 -mb-5 mt-1">
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton form={form}>{item.isSet ? 'Replace key' : 'Set key'}</SubmitButton>
        </DialogFooter>
      </div>
    </Form>
  );
}
