import { useRevalidator } from '@remix-run/react';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Dialog, DialogClose, DialogFooter } from '#app/ui/dialog.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { CreateRole } from '#server/areas/roles/schema.ts';
import { PatternField } from './pattern-field.tsx';
import type { ListedRole } from './role-shapes.ts';

export interface RoleDialogProps {
  /** The role to change; null to make one; undefined: closed. */
  role: ListedRole | null | undefined;
  permissions: readonly string[];
  onClose: () => void;
}

/** Makes a role of the organization's own, or changes one for everybody who has it. */
export function RoleDialog(props: RoleDialogProps) {
  const { role } = props;
  return (
    <Dialog
      open={role !== undefined}
      onOpenChange={(open) => !open && props.onClose()}
      size="lg"
      title={role ? `Change ${role.name}` : 'New role'}
      description={
        role && role.members > 0
          ? `${role.members === 1 ? 'One member has' : `${role.members} members have`} this role. What you change counts for them at once.`
          : 'What somebody with this role may do. Everybody sees the organization itself.'
      }
    >
      {role !== undefined && <RoleForm {...props} role={role} />}
    </Dialog>
  );
}

function RoleForm({ role, permissions, onClose }: RoleDialogProps & { role: ListedRole | null }) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const form = useZodForm(CreateRole, {
    name: role?.name ?? '',
    description: role?.description ?? '',
    permissions: [...(role?.permissions ?? [])],
  });
  return (
    <Form
      form={form}
      problemOf={problemIn(form)}
      onSubmit={async (values) => {
        if (role?.id) await org.rpc.roles.update.mutate({ id: role.id, ...values });
        else await org.rpc.roles.create.mutate(values);
        revalidator.revalidate();
        toast({ title: `${values.name} was ${role ? 'changed' : 'made'}`, tone: 'success' });
        onClose();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField form={form} name="name" label="Name">
          {(field) => <TextInput {...field} autoFocus autoComplete="off" placeholder="Reviewer" />}
        </FormField>
        <FormField form={form} name="description" label="What it is for" optional>
          {({ value, ...field }) => <TextInput {...field} value={value ?? ''} />}
        </FormField>
      </div>
      <PatternField
        label="Permissions"
        permissions={permissions}
        value={form.watch('permissions')}
        error={form.formState.errors.permissions?.message}
        onValueChange={(patterns) =>
          form.setValue('permissions', patterns, {
            shouldDirty: true,
            shouldValidate: form.formState.isSubmitted,
          })
        }
      />
      <div className="-mx-5 -mb-5 mt-1">
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton form={form}>{role ? 'Save role' : 'Create role'}</SubmitButton>
        </DialogFooter>
      </div>
    </Form>
  );
}
