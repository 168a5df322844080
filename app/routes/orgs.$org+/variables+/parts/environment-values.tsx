import { Plus, X } from 'lucide-react';
import type { UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import type { CreateVariable } from '#server/areas/variables/schema.ts';

type VariableFormState = UseFormReturn<
  z.input<typeof CreateVariable>,
  unknown,
  z.output<typeof CreateVariable>
>;

/** The values of a variable in environments; where one has none, it has its own. */
export function EnvironmentValues(props: {
  form: VariableFormState;
  environments: readonly { id: string; name: string }[];
}) {
  const { form, environments } = props;
  const overrides = form.watch('overrides') ?? [];
  const problems = form.formState.errors.overrides;
  if (environments.length === 0) return null;
  const set = (environmentId: string, value: string | null) => {
    const others = overrides.filter((one) => one.environmentId !== environmentId);
    const next = value === null ? others : [...others, { environmentId, value }];
    // In the order of the environments, so that a value put back is no change.
    const place = ({ environmentId: id }: { environmentId: string }) =>
      environments.findIndex((one) => one.id === id);
    next.sort((a, b) => place(a) - place(b));
    form.setValue('overrides', next, { shouldDirty: true });
    form.clearErrors('overrides');
  };
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1.5 font-medium text-sm">
        In environments
        <span className="font-normal text-muted"> (else it has the value above)</span>
      </legend>
      {environments.map(({ id, name }) => {
        const at = overrides.findIndex(({ environmentId }) => environmentId === id);
        const value = overrides[at]?.value;
        if (value === undefined) {
          return (
            <div key={id} className="flex min-h-8 items-center justify-between gap-3 text-sm">
              <span className="min-w-0 truncate">
                {name} <span className="text-muted">· as above</span>
              </span>
              <Button
                size="sm"
                aria-label={`Another value in ${name}`}
                onClick={() => set(id, form.getValues('value'))}
              >
                <Plus />
                Another value
              </Button>
            </div>
          );
        }
        return (
          <div key={id} className="flex items-start gap-2">
            <Field
              className="min-w-0 flex-1"
              label={`Value in ${name}`}
              hint={value === '' ? 'An empty text.' : undefined}
              error={problems?.[at]?.value?.message ?? problems?.[at]?.environmentId?.message}
            >
              <TextArea mono minLines={1} value={value} onValueChange={(next) => set(id, next)} />
            </Field>
            <IconButton
              label={`Value above in ${name}`}
              icon={<X />}
              size="sm"
              onClick={() => set(id, null)}
            />
          </div>
        );
      })}
    </fieldset>
  );
}
