import { useRevalidator } from '@remix-run/react';
import { useState } from 'react';
import { z } from 'zod';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Combobox } from '#app/ui/combobox.tsx';
import { Dialog, DialogClose, DialogFooter } from '#app/ui/dialog.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canPrompts } from '#server/areas/prompts/access.ts';
import { useLive } from '../../../parts/use-live.ts';
import type { PromptLabel } from './prompt-label.ts';

export interface GuardLabelDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  prompt: { id: string };
  label: PromptLabel;
}

const nothing = 'nothing';
const Guard = z.strictObject({ suiteId: z.string() });

/** Chooses the suite that has to be green before a label moves. */
export function GuardLabelDialog(props: GuardLabelDialogProps) {
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={`What ${props.label.name} waits for`}
      description="It then moves only to a version this suite is green on: all its conversations with that version passed, in its newest run."
    >
      <GuardForm {...props} />
    </Dialog>
  );
}

function GuardForm({ onOpenChange, prompt, label }: GuardLabelDialogProps) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const [search, setSearch] = useState('');
  const { name, requiredSuite } = label;
  const form = useZodForm(Guard, { suiteId: requiredSuite?.id ?? nothing });
  const suites = useLive(
    search,
    (signal) => org.rpc.suites.list.query({ limit: 50, ...(search && { search }) }, { signal }),
    search ? 250 : 0,
  );
  const isLocked = requiredSuite !== null && !org.may(canPrompts.override);
  const found = suites.data?.items ?? [];
  const listed =
    requiredSuite && !found.some(({ id }) => id === requiredSuite.id)
      ? [requiredSuite, ...found]
      : found;

  async function save({ suiteId }: z.output<typeof Guard>) {
    const chosen = suiteId === nothing ? null : suiteId;
    await org.rpc.prompts.guardLabel.mutate({ id: prompt.id, name, suiteId: chosen });
    toast({
      title: chosen === null ? `${name} waits for nothing` : `${name} waits for its suite`,
      tone: 'success',
    });
    revalidator.revalidate();
    onOpenChange(false);
  }

  return (
    <Form form={form} onSubmit={save} problemOf={problemIn(form)}>
      {isLocked && (
        <Callout>Only an administrator can take {requiredSuite.name} off this label.</Callout>
      )}
      <FormField form={form} name="suiteId" label="Suite">
        {(field) => (
          <Combobox
            {...field}
            disabled={isLocked}
            onSearch={setSearch}
            searchPlaceholder="Search suites"
            emptyText="No suite matches."
            options={[
              { value: nothing, label: 'Nothing', hint: 'It moves freely.' },
              ...listed.map((suite) => ({ value: suite.id, label: suite.name })),
            ]}
          />
        )}
      </FormField>
      <div className="-mx-5 -mb-5 mt-1">
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton form={form} needsChange disabled={isLocked}>
            Save
          </SubmitButton>
        </DialogFooter>
      </div>
    </Form>
  );
}
