import { useRevalidator } from '@remix-run/react';
import { z } from 'zod';
import { byResource, includes } from '#app/frame/patterns.ts';
import { permissionText } from '#app/frame/permission-text.ts';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Combobox } from '#app/ui/combobox.tsx';
import { Dialog, DialogClose, DialogFooter } from '#app/ui/dialog.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import type { Option } from '#app/ui/option.ts';
import { TextInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { useHeldPermissions } from './use-held-permissions.ts';

export interface GrantDialogProps {
  /** Who gets it; null: closed. */
  member: { id: string; name: string } | null;
  permissions: readonly string[];
  onClose: () => void;
}

const NewGrant = z.object({
  permission: z.string().min(1, 'Choose a permission.'),
  /** A day in the time zone of the browser; empty for no end. */
  expiresAt: z.string(),
});

/** Gives somebody one permission, or several by a wildcard, until the end of a day or without an end. */
export function GrantDialog({ member, permissions, onClose }: GrantDialogProps) {
  return (
    <Dialog
      open={member !== null}
      onOpenChange={(open) => !open && onClose()}
      title={`Give ${member?.name ?? ''} a permission`}
      description="It counts at once, on top of the role. You can give what you hold yourself."
    >
      {member && <GrantForm {...{ member, permissions, onClose }} />}
    </Dialog>
  );
}

function GrantForm(props: GrantDialogProps & { member: { id: string; name: string } }) {
  const { member, permissions, onClose } = props;
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const held = useHeldPermissions();
  const form = useZodForm(NewGrant, { permission: '', expiresAt: '' });
  return (
    <Form
      form={form}
      problemOf={problemIn(form)}
      onSubmit={async ({ permission, expiresAt }) => {
        await org.rpc.grants.create.mutate({
          memberId: member.id,
          permission,
          expiresAt: expiresAt ? new Date(`${expiresAt}T23:59:59.999`) : null,
        });
        revalidator.revalidate();
        toast({ title: `${member.name}: ${permissionText(permission)}`, tone: 'success' });
        onClose();
      }}
    >
      <FormField form={form} name="permission" label="Permission">
        {(field) => (
          <Combobox
            {...field}
            options={optionsOf(permissions, held)}
            placeholder="Choose a permission…"
            searchPlaceholder="Search permissions"
          />
        )}
      </FormField>
      <FormField
        form={form}
        name="expiresAt"
        label="Until"
        optional
        hint="The end of this day, where you are. Without one it lasts as long as the membership."
      >
        {(field) => <TextInput {...field} type="date" className="max-w-48" />}
      </FormField>
      <div className="-mx-5 -mb-5 mt-1">
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton form={form}>Give permission</SubmitButton>
        </DialogFooter>
      </div>
    </Form>
  );
}

function optionsOf(permissions: readonly string[], held: readonly string[]): Option[] {
  const groups = byResource(permissions);
  const wide = groups.filter(({ keys }) => keys.length > 1).map(({ resource }) => `${resource}:*`);
  return [...permissions, ...wide, '*:read', '*:*'].map((pattern) => ({
    value: pattern,
    label: permissionText(pattern),
    hint: pattern,
    disabled: permissions.some((key) => includes(pattern, key) && !held.includes(key)),
  }));
}
