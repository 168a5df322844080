import { useRevalidator } from '@remix-run/react';
import { Eraser } from 'lucide-react';
import { useState } from 'react';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { Switch } from '#app/ui/switch.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { SetReplyCache } from '#server/areas/runs/schema.ts';
import { repliesText, sizeText } from './cache-text.ts';

const days = SetReplyCache.shape.keptDays;
const Choice = SetReplyCache.extend({
  /** Null while the field is empty. */
  keptDays: days.nullable().refine((given) => given !== null, 'Write a number of days.'),
});

export interface ReplyCacheCardProps {
  cache: { isOn: boolean; keptDays: number; replies: number; bytes: number; mostBytes: number };
}

/** Whether replies of models are kept to be used again, and what is kept now. */
export function ReplyCacheCard({ cache }: ReplyCacheCardProps) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const { isOn, keptDays } = cache;
  const form = useZodForm(Choice, { isOn, keptDays });
  return (
    <Card
      title="Replies used again"
      description="A run that asks a model exactly what was asked before gets the reply of then, at once and for nothing. Each repeat has its own. Judges and HTTP endpoints are always asked."
    >
      <Form
        form={form}
        problemOf={problemIn(form)}
        onSubmit={async (values) => {
          await org.rpc.replyCache.set.mutate({ ...values, keptDays: values.keptDays ?? keptDays });
          form.reset(values);
          revalidator.revalidate();
          toast({
            title: values.isOn ? 'Replies are used again' : 'Each reply is asked for',
            tone: 'success',
          });
        }}
      >
        <Switch
          label="Use replies of models again"
          hint="What a model says today is not seen then, only what it said. Turns say so, with their age."
          checked={form.watch('isOn')}
          onCheckedChange={(next) => form.setValue('isOn', next, { shouldDirty: true })}
        />
        <FormField form={form} name="keptDays" label="For how long" className="max-w-40">
          {(field) => <NumberInput {...field} unit="days" />}
        </FormField>
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton form={form} needsChange>
            Save
          </SubmitButton>
          <EmptyCache cache={cache} />
        </div>
      </Form>
    </Card>
  );
}

/** What is kept, and a way to be rid of it. */
function EmptyCache({ cache }: ReplyCacheCardProps) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const [isAsking, setAsking] = useState(false);
  const { replies, bytes, mostBytes } = cache;
  if (replies === 0) return <p className="text-muted text-sm">Nothing is kept.</p>;
  const kept = repliesText(replies);
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <Eraser />
        Empty the cache
      </Button>
      <p className="text-muted text-sm tabular-nums">
        {kept}, {sizeText(bytes)} of {sizeText(mostBytes)}
      </p>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Empty the cache?"
        description="Runs that were played stay as they are. The next one asks for each reply."
        destroys={[kept]}
        confirmLabel="Empty the cache"
        onConfirm={async () => {
          await org.rpc.replyCache.empty.mutate();
          revalidator.revalidate();
          toast({ title: 'The cache is empty', tone: 'success' });
        }}
      />
    </>
  );
}
