import { useRevalidator } from '@remix-run/react';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { DialogClose, DialogFooter } from '#app/ui/dialog.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { CreateVariable } from '#server/areas/variables/schema.ts';
import { ConflictNote } from '../../parts/conflict-note.tsx';
import { useVersionedSave } from '../../parts/use-versioned-save.ts';
import { EnvironmentValues } from './environment-values.tsx';
import { RenameNote } from './rename-note.tsx';
import { type UsedBy, UsedByList } from './used-by-list.tsx';

type Values = z.output<typeof CreateVariable>;

export interface VariableFormProps {
  /** Those it may have other values in; without them, only its own is asked for. */
  environments?: readonly { id: string; name: string }[];
  /** What the fields hold at first. */
  startWith?: Partial<Values> | undefined;
  /** Given, this variable is changed; else one is created. */
  existing?: { id: string; version: number; usedBy: readonly UsedBy[] } | undefined;
  onDone: () => void;
}

/** The name of a variable, its value, and the values it has in environments. Stands in a Dialog. */
export function VariableForm(props: VariableFormProps) {
  const { environments = [], existing, startWith, onDone } = props;
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const foot = useRef<HTMLDivElement>(null);
  const [renameUses, setRenameUses] = useState(true);
  const form = useZodForm(CreateVariable, {
    key: '',
    value: '',
    description: '',
    overrides: [],
    ...startWith,
  });
  const key = form.watch('key');
  const typed = CreateVariable.shape.key.safeParse(key);
  const keyProblem = key !== '' && !typed.success ? typed.error.issues[0]?.message : null;
  const oldKey = existing && startWith?.key;
  const isRenamed = oldKey !== undefined && typed.success && typed.data !== oldKey;
  const usedBy = existing?.usedBy ?? [];
  const id = existing?.id ?? '';
  const versioned = useVersionedSave({
    version: existing?.version ?? 1,
    reason: 'variables.changedMeanwhile',
    write: (values: Values, baseVersion) =>
      org.rpc.variables.update.mutate({
        id,
        baseVersion,
        ...values,
        renameUses: renameUses && values.key !== oldKey,
      }),
    readVersion: async () => (await org.rpc.variables.get.query({ id })).version,
  });
  const problemOf = problemIn(form);

  async function save(values: Values) {
    if (existing) await versioned.save(values);
    else await org.rpc.variables.create.mutate(values);
    toast({ title: existing ? 'Saved' : `${values.key} is created`, tone: 'success' });
    revalidator.revalidate();
    onDone();
  }

  return (
    <Form
      form={form}
      onSubmit={save}
      problemOf={(thrown) => (versioned.isConflict(thrown) ? null : problemOf(thrown))}
    >
      {versioned.conflict && (
        <ConflictNote
          message={versioned.conflict}
          compareTo={`${org.to('variables')}?edit=${id}`}
          pending={form.formState.isSubmitting}
          onOverwrite={async () => {
            await versioned.overwrite();
            foot.current?.closest('form')?.requestSubmit();
          }}
        />
      )}
      <FormField
        form={form}
        name="key"
        label="Name"
        required
        hint={
          keyProblem ?? (
            <>
              Prompts and scenarios write it as{' '}
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
            autoFocus={!startWith?.key}
            placeholder="shop_name"
          />
        )}
      </FormField>
      {isRenamed && usedBy.length > 0 && (
        <RenameNote
          from={oldKey}
          to={typed.data}
          usedBy={usedBy}
          checked={renameUses}
          onCheckedChange={setRenameUses}
        />
      )}
      <FormField form={form} name="value" label="Value">
        {(field) => <TextArea {...field} mono minLines={3} autoFocus={Boolean(startWith?.key)} />}
      </FormField>
      <EnvironmentValues form={form} environments={environments} />
      <FormField form={form} name="description" label="Description" optional>
        {(field) => <TextInput {...field} />}
      </FormField>
      {existing && !isRenamed && <UsedByList usedBy={usedBy} />}
      <div ref={foot} className="-mx-5 -mb-5 mt-1">
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
