import { useRevalidator } from '@remix-run/react';
import type { z } from 'zod';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Dialog, DialogClose, DialogFooter } from '#app/ui/dialog.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { CreateVariable } from '#server/areas/variables/schema.ts';
import { type UsedBy, UsedByList } from './used-by-list.tsx';

export interface VariableDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What the fields hold at first. */
  startWith?: Partial<z.output<typeof CreateVariable>>;
  /** Given, this variable is changed; else one is created. */
  existing?: { id: string; usedBy: readonly UsedBy[] };
}

/** Creates or changes a variable; the page's data is read anew after it. */
export function VariableDialog(props: VariableDialogProps) {
  const { existing, startWith } = props;
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={existing ? `Variable ${startWith?.key ?? ''}` : 'New variable'}
      description="A value that prompts and requests name instead of repeating it."
    >
      <VariableForm {...props} />
    </Dialog>
  );
}

function VariableForm({ existing, startWith, onOpenChange }: VariableDialogProps) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const form = useZodForm(CreateVariable, { key: '', value: '', description: '', ...startWith });
  const key = form.watch('key');
  const typed = CreateVariable.shape.key.safeParse(key);
  const keyProblem = key !== '' && !typed.success ? typed.error.issues[0]?.message : null;
  const knowsKey = Boolean(startWith?.key);

  async function save(values: z.output<typeof CreateVariable>) {
    if (existing) await org.rpc.variables.update.mutate({ id: existing.id, ...values });
    else await org.rpc.variables.create.mutate(values);
    toast({ title: existing ? 'Saved' : `${values.key} is created`, tone: 'success' });
    revalidator.revalidate();
    onOpenChange(false);
  }

  return (
    <Form form={form} onSubmit={save} problemOf={problemIn(form)}>
      <FormField
        form={form}
        name="key"
        label="Name"
        required
        hint={
          keyProblem ?? (
            <>
              Prompts write it as{' '}
              <code className="font-mono">{`{{${key.trim() || 'shop_name'}}}`}</code>
            </>
          )
        }
      >
        {(field) => (
          <TextInput
            {...field}
            mono
            autoComplete="off"
            spellCheck={false}
            autoFocus={!knowsKey}
            placeholder="shop_name"
          />
        )}
      </FormField>
      <FormField form={form} name="value" label="Value">
        {(field) => <TextArea {...field} mono minLines={3} autoFocus={knowsKey} />}
      </FormField>
      <FormField form={form} name="description" label="Description" optional>
        {(field) => <TextInput {...field} />}
      </FormField>
      {existing && <UsedByList usedBy={existing.usedBy} />}
      <div className="-mx-5 -mb-5 mt-1">
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton form={form}>{existing ? 'Save' : 'Create variable'}</SubmitButton>
        </DialogFooter>
      </div>
    </Form>
  );
}
