import { useRevalidator } from '@remix-run/react';
import { ListPlus } from 'lucide-react';
import { useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { InviteMany } from '#server/areas/organizations/schema.ts';
import { type InvitedLine, InvitedList } from './invited-list.tsx';
import { useRoles } from './use-roles.ts';

type Step =
  | { kind: 'write' }
  | { kind: 'preview'; text: string; role: string; lines: InvitedLine[]; nextAt: Date | null }
  | { kind: 'done'; lines: InvitedLine[] };

/** Invites many people at once: a pasted list, a look at what becomes of each line, then the links. */
export function InviteManyButton() {
  const org = useOrg();
  const [isOpen, setOpen] = useState(false);
  const [step, setStep] = useState<Step>({ kind: 'write' });
  const [written, setWritten] = useState({ text: '', role: 'viewer' });
  const show = (open: boolean) => {
    setOpen(open);
    if (!open) return;
    setWritten({ text: '', role: 'viewer' });
    setStep({ kind: 'write' });
  };
  const titles = {
    write: `Invite a list of people to ${org.name}`,
    preview: 'What will happen',
    done: 'What became of the list',
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={show}
      size="lg"
      trigger={
        <Button>
          <ListPlus aria-hidden="true" />
          Paste a list
        </Button>
      }
      title={titles[step.kind]}
    >
      {step.kind === 'write' && (
        <WriteStep
          written={written}
          onNext={async (values) => {
            setWritten(values);
            const { lines, nextAt } = await org.rpc.invitations.preview.query(values);
            setStep({ kind: 'preview', ...values, lines, nextAt });
          }}
        />
      )}
      {step.kind === 'preview' && (
        <PreviewStep
          step={step}
          onBack={() => setStep({ kind: 'write' })}
          onDone={(lines) => setStep({ kind: 'done', lines })}
        />
      )}
      {step.kind === 'done' && (
        <div className="flex flex-col gap-4">
          <InvitedList lines={step.lines} isDone />
          <div className="flex justify-end">
            <Button variant="primary" onClick={() => setOpen(false)}>
              Done
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}

type Written = { text: string; role: string };

function WriteStep(props: { written: Written; onNext: (values: Written) => Promise<void> }) {
  const roles = useRoles();
  const form = useZodForm(InviteMany, props.written);
  return (
    <Form form={form} problemOf={problemIn(form)} onSubmit={props.onNext}>
      <FormField
        form={form}
        name="text"
        label="Addresses"
        hint="Separated by commas, spaces or line breaks, at most 100. Names in front of <address> are fine."
      >
        {(field) => (
          <TextArea
            {...field}
            minLines={6}
            autoFocus
            placeholder={'Ada Lovelace <ada@example.org>\nbob@example.org, carol@example.org'}
          />
        )}
      </FormField>
      <FormField form={form} name="role" label="Role for all of them">
        {(field) => <Select {...field} options={roles.options()} className="max-w-60" />}
      </FormField>
      <div className="mt-1 flex justify-end">
        <SubmitButton form={form}>Look at the list</SubmitButton>
      </div>
    </Form>
  );
}

function PreviewStep(props: {
  step: Extract<Step, { kind: 'preview' }>;
  onBack: () => void;
  onDone: (lines: InvitedLine[]) => void;
}) {
  const { text, role, lines, nextAt } = props.step;
  const org = useOrg();
  const revalidator = useRevalidator();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const count = lines.filter(({ outcome }) => outcome === 'invite').length;
  const invite = async () => {
    setPending(true);
    try {
      props.onDone(await org.rpc.invitations.createMany.mutate({ text, role }));
      revalidator.revalidate();
    } catch (thrown) {
      setProblem(toProblem(thrown).message);
      setPending(false);
    }
  };
  return (
    <div className="flex flex-col gap-4">
      {problem && <Callout tone="danger">{problem}</Callout>}
      {nextAt && (
        <Callout tone="warning">
          An organization sends at most 20 invitations an hour. The next one can be sent at{' '}
          {nextAt.toISOString().slice(11, 16)} UTC.
        </Callout>
      )}
      <InvitedList lines={lines} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button disabled={isPending} onClick={props.onBack}>
          Back
        </Button>
        <Button
          variant="primary"
          disabled={count === 0}
          pending={isPending}
          onClick={() => void invite()}
        >
          {count === 0
            ? 'Nobody to invite'
            : `Invite ${count} ${count === 1 ? 'person' : 'people'}`}
        </Button>
      </div>
    </div>
  );
}
