import { useEffect, useRef } from 'react';
import { z } from 'zod';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { DialogClose, DialogFooter } from '#app/ui/dialog.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { Select } from '#app/ui/select.tsx';
import type { SuggestingModel } from './suggesting.ts';
import type { MadeVariations } from './variations-made.tsx';

const most = 10;

const Asked = z.strictObject({
  targetId: z.string().min(1, 'Choose a model.'),
  count: z
    .number()
    .nullable()
    .refine(
      (count) => count !== null && Number.isInteger(count) && count >= 1 && count <= most,
      `Give a number from 1 to ${most}.`,
    ),
});

export interface VariationsFormProps {
  /** The place of the user's turn, from 0. */
  at: number;
  /** Null: there is nothing saved to vary yet. */
  scenarioId: string | null;
  models: readonly SuggestingModel[];
  onMade: (made: MadeVariations) => void;
}

/** Who is asked, for how many. Going away from it stops the asking. */
export function VariationsForm({ at, scenarioId, models, onMade }: VariationsFormProps) {
  const org = useOrg();
  const [first] = models;
  const form = useZodForm(Asked, { targetId: first?.id ?? '', count: 3 });
  const hangUp = useRef<AbortController | null>(null);
  useEffect(() => () => hangUp.current?.abort(), []);
  const { isSubmitting } = form.formState;
  const model = models.find(({ id }) => id === form.watch('targetId'));

  async function ask({ targetId, count }: z.output<typeof Asked>) {
    if (scenarioId === null || count === null) return;
    const leaving = new AbortController();
    hangUp.current = leaving;
    const input = { targetId, scenarioId, turn: at, count };
    const { scenarios } = await org.rpc.suggestions.variations.mutate(input, {
      signal: leaving.signal,
    });
    if (!leaving.signal.aborted) onMade({ scenarios, asked: count });
  }

  return (
    <Form form={form} onSubmit={ask} problemOf={problemIn(form)}>
      {models.length > 1 && (
        <FormField form={form} name="targetId" label="Model" {...hintOf(model)}>
          {(field) => (
            <Select
              {...field}
              options={models.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </FormField>
      )}
      <FormField
        form={form}
        name="count"
        label="How many"
        hint={
          models.length === 1 ? `From 1 to ${most}. ${first?.name} is asked.` : `From 1 to ${most}.`
        }
      >
        {(field) => <NumberInput {...field} className="max-w-24" autoFocus={scenarioId !== null} />}
      </FormField>
      <p role="status" className="text-muted text-xs empty:hidden">
        {isSubmitting && `Asking ${model?.name ?? 'the model'}. Closing this stops it.`}
      </p>
      <div className="-mx-5 -mb-5 mt-1">
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton form={form} disabled={scenarioId === null}>
            Make drafts
          </SubmitButton>
        </DialogFooter>
      </div>
    </Form>
  );
}

function hintOf(model: SuggestingModel | undefined) {
  return model?.problem ? { hint: model.problem } : {};
}
