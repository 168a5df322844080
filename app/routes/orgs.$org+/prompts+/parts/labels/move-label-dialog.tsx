import { useRevalidator } from '@remix-run/react';
import { z } from 'zod';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Dialog, DialogClose, DialogFooter } from '#app/ui/dialog.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canPrompts } from '#server/areas/prompts/access.ts';
import { LabelName } from '#server/areas/prompts/schema.ts';
import { useLive } from '../../../parts/use-live.ts';
import { GateNote } from './gate-note.tsx';
import { offeredLabels, type PromptLabel } from './prompt-label.ts';

export interface MoveLabelDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  prompt: { id: string; version: number };
  /** The one that moves; null: a new one is made. */
  label: PromptLabel | null;
  /** Where it is offered to point. */
  version: number;
  /** Names of labels there are, for a new one. */
  taken: readonly string[];
}

/** Points a label at a version; says what is missing when it has to wait, and how to go past that. */
export function MoveLabelDialog(props: MoveLabelDialogProps) {
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={props.label ? `Move ${props.label.name}` : 'Add label'}
      description="Targets that follow a label get the version it points at, from the next run on."
    >
      <MoveForm {...props} />
    </Dialog>
  );
}

function MoveForm({ onOpenChange, prompt, label, version, taken }: MoveLabelDialogProps) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const Move = z.strictObject({
    name: LabelName.refine(
      (name) => label !== null || !taken.includes(name),
      'The prompt has this label already. Move it instead.',
    ),
    version: z
      .number()
      .int()
      .nullable()
      .refine(
        (value) => value !== null && value >= 1 && value <= prompt.version,
        `Give a version from 1 to ${prompt.version}.`,
      ),
    reason: z.string().trim().max(500),
  });
  const [free] = offeredLabels.filter((name) => !taken.includes(name));
  const form = useZodForm(Move, { name: label?.name ?? free ?? '', version, reason: '' });
  const wanted = form.watch('version');
  const asks = label?.requiredSuite && wanted !== null && wanted !== label.version;
  const gate = useLive(asks ? String(wanted) : null, (signal) =>
    org.rpc.prompts.checkLabel.query(
      { id: prompt.id, name: label?.name ?? '', version: Number(wanted) },
      { signal },
    ),
  );
  const lacks = gate.data?.lacks ?? [];
  const mayOverride = org.may(canPrompts.override);
  const isHeld = lacks.length > 0 && !mayOverride;

  async function save({ name, version: typed, reason }: z.output<typeof Move>) {
    const to = typed ?? version;
    if (lacks.length > 0 && reason === '') {
      form.setError('reason', { message: 'Say why it moves all the same.' }, { shouldFocus: true });
      return;
    }
    await org.rpc.prompts.label.mutate({
      id: prompt.id,
      name,
      version: to,
      baseVersion: label?.version ?? null,
      ...(lacks.length > 0 && { override: { reason } }),
    });
    toast({ title: `${name} points at version ${to}`, tone: 'success' });
    revalidator.revalidate();
    onOpenChange(false);
  }

  return (
    <Form form={form} onSubmit={save} problemOf={problemIn(form)}>
      {!label && (
        <FormField
          form={form}
          name="name"
          label="Name"
          required
          hint="production, staging, or a name of your own in small letters."
        >
          {(field) => <TextInput {...field} mono autoComplete="off" spellCheck={false} autoFocus />}
        </FormField>
      )}
      <FormField
        form={form}
        name="version"
        label="Version"
        required
        hint={
          label
            ? `It points at version ${label.version} now; the newest is ${prompt.version}.`
            : `The newest is ${prompt.version}.`
        }
      >
        {(field) => <NumberInput {...field} autoFocus={label !== null} />}
      </FormField>
      {asks && <GateNote gate={gate} version={Number(wanted)} mayOverride={mayOverride} />}
      {asks && lacks.length > 0 && mayOverride && (
        <FormField
          form={form}
          name="reason"
          label="Why it moves all the same"
          required
          hint="It is kept in the audit log, with what is missing."
        >
          {(field) => <TextInput {...field} />}
        </FormField>
      )}
      <div className="-mx-5 -mb-5 mt-1">
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton form={form} disabled={Boolean(asks) && (gate.isPending || isHeld)}>
            {submitText(label !== null, Boolean(asks) && lacks.length > 0)}
          </SubmitButton>
        </DialogFooter>
      </div>
    </Form>
  );
}

function submitText(isMove: boolean, isOverride: boolean): string {
  if (isOverride) return 'Move all the same';
  return isMove ? 'Move label' : 'Add label';
}
