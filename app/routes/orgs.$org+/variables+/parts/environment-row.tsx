import { useRevalidator } from '@remix-run/react';
import { Check, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { Form, FormField, useZodForm } from '#app/ui/form.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { CreateEnvironment } from '#server/areas/variables/schema.ts';
import { inWords } from '../../parts/in-words.ts';

export type Environment = {
  id: string;
  name: string;
  /** Variables that have a value of their own in it. */
  overrideCount: number;
  /** Suites that start their runs with it. */
  suites: readonly { id: string; name: string }[];
};

/** One environment: its name, what it is used for, rename and delete. */
export function EnvironmentRow(props: { environment: Environment; readOnly: boolean }) {
  const { id, name, overrideCount, suites } = props.environment;
  const org = useOrg();
  const revalidator = useRevalidator();
  const [isRenaming, setRenaming] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const facts = [
    counted(overrideCount, 'value'),
    suites.length > 0 && `used by ${suites.map((suite) => suite.name).join(', ')}`,
  ];
  return (
    <li className="flex min-h-11 items-center gap-2 border-line py-1.5 text-sm not-first:border-t">
      {isRenaming ? (
        <RenameForm id={id} name={name} onDone={() => setRenaming(false)} />
      ) : (
        <>
          <span className="min-w-0 flex-1">
            <span className="block font-medium [overflow-wrap:anywhere]">{name}</span>
            <span className="block text-muted text-xs [overflow-wrap:anywhere]">
              {facts.filter(Boolean).join(' · ')}
            </span>
          </span>
          {!props.readOnly && (
            <>
              <IconButton
                label={`Rename ${name}`}
                icon={<Pencil />}
                size="sm"
                onClick={() => setRenaming(true)}
              />
              <IconButton
                label={`Delete ${name}`}
                icon={<Trash2 />}
                size="sm"
                onClick={() => setDeleting(true)}
              />
            </>
          )}
        </>
      )}
      <ConfirmDialog
        open={isDeleting}
        onOpenChange={setDeleting}
        title={`Delete environment ${name}?`}
        description="Runs that were started with it keep its name and its values."
        destroys={[`${counted(overrideCount, 'value')} of variables in it`]}
        confirmLabel="Delete environment"
        onConfirm={async () => {
          await inWords(org.rpc.environments.delete.mutate({ id }));
          revalidator.revalidate();
        }}
      />
    </li>
  );
}

function RenameForm(props: { id: string; name: string; onDone: () => void }) {
  const { id, name, onDone } = props;
  const org = useOrg();
  const revalidator = useRevalidator();
  const form = useZodForm(CreateEnvironment, { name });
  return (
    <Form
      form={form}
      problemOf={problemIn(form)}
      className="flex-1"
      onSubmit={async (values) => {
        await org.rpc.environments.update.mutate({ id, ...values });
        revalidator.revalidate();
        onDone();
      }}
    >
      <div className="flex items-start gap-2">
        <FormField
          form={form}
          name="name"
          label={`New name of ${name}`}
          hideLabel
          className="min-w-0 flex-1"
        >
          {(field) => (
            <TextInput
              {...field}
              autoFocus
              autoComplete="off"
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return;
                event.stopPropagation();
                onDone();
              }}
            />
          )}
        </FormField>
        <IconButton
          type="submit"
          label="Save the name"
          icon={<Check />}
          pending={form.formState.isSubmitting}
        />
      </div>
    </Form>
  );
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
