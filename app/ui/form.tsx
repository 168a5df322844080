import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactElement, type ReactNode, useRef } from 'react';
import {
  Controller,
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type PathValue,
  type RefCallBack,
  type UseFormReturn,
  useForm,
} from 'react-hook-form';
import type { z } from 'zod';
import { Button, type ButtonProps } from './button.tsx';
import { Callout } from './callout.tsx';
import { cn } from './cn.ts';
import { Field, type FieldProps } from './field.tsx';
import { issueText } from './issue-text.ts';

/**
 * A form checked by a zod schema: on submit first, then as one types.
 *
 *     const form = useZodForm(CreatePrompt, { name: '', body: '' });
 *     <Form form={form} onSubmit={save}>
 *       <FormField form={form} name="name" label="Name">
 *         {(field) => <TextInput {...field} />}
 *       </FormField>
 *       <SubmitButton form={form}>Create</SubmitButton>
 *     </Form>
 *
 * `save(values)` gets what the schema parsed. When the server says no, call
 * `form.setError('name', { message }, { shouldFocus: true })` to show it beside a field, or throw:
 * an Error's message shows above the form. What was typed stays.
 */
export function useZodForm<TInput extends FieldValues, TOutput>(
  schema: z.ZodType<TOutput, TInput>,
  defaults: DefaultValues<TInput>,
): UseFormReturn<TInput, unknown, TOutput> {
  return useForm<TInput, unknown, TOutput>({
    resolver: zodResolver(schema, { error: issueText }),
    defaultValues: defaults,
    mode: 'onSubmit',
    reValidateMode: 'onChange',
  });
}

export interface FormProps<TInput extends FieldValues, TOutput> {
  form: UseFormReturn<TInput, unknown, TOutput>;
  /** May return a promise; until it settles, further submits are ignored. */
  onSubmit: (values: TOutput) => unknown;
  /** Turns a thrown error into the sentence above the form; null when it is shown elsewhere. */
  problemOf?: (error: unknown) => string | null;
  className?: string;
  children: ReactNode;
}

/** A form that submits once at a time, focuses the first error, and shows one of its own on top. */
export function Form<TInput extends FieldValues, TOutput>(props: FormProps<TInput, TOutput>) {
  const { form, onSubmit, problemOf = messageOf } = props;
  const busy = useRef(false);
  const problem = form.formState.errors.root?.message;

  const submit = form.handleSubmit(async (values) => {
    try {
      await onSubmit(values);
    } catch (error) {
      const message = problemOf(error);
      if (message) form.setError('root', { message });
    }
  });

  return (
    <form
      noValidate
      method="post"
      className={cn('flex flex-col gap-4', props.className)}
      onSubmit={async (event) => {
        event.preventDefault();
        event.stopPropagation();
        if (busy.current) return;
        busy.current = true;
        try {
          await submit(event);
        } finally {
          busy.current = false;
        }
      }}
    >
      {problem && <Callout tone="danger">{problem}</Callout>}
      {props.children}
    </form>
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message
    ? error.message
    : 'It could not be saved. Check the connection and try again.';
}

/** What FormField hands to its control; every control of this design system takes these. */
export interface FormControl<TValue> {
  name: string;
  value: TValue;
  onValueChange: (value: TValue) => void;
  onBlur: () => void;
  ref: RefCallBack;
}

export type FormFieldProps<
  TInput extends FieldValues,
  TName extends FieldPath<TInput>,
  TOutput,
> = Omit<FieldProps, 'error' | 'children'> & {
  form: UseFormReturn<TInput, unknown, TOutput>;
  name: TName;
  children: (field: FormControl<PathValue<TInput, TName>>) => ReactElement;
};

/** A Field bound to one value of a form by its path, with its error. */
export function FormField<
  TInput extends FieldValues,
  TName extends FieldPath<TInput>,
  TOutput = TInput,
>({ form, name, children, ...field }: FormFieldProps<TInput, TName, TOutput>) {
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field: { onChange, disabled: _, ...control }, fieldState }) => (
        <Field {...field} error={fieldState.error?.message}>
          {children({ ...control, onValueChange: onChange })}
        </Field>
      )}
    />
  );
}

export type SubmitButtonProps<TInput extends FieldValues, TOutput> = Omit<
  ButtonProps,
  'form' | 'type' | 'pending' | 'asChild'
> & {
  form: UseFormReturn<TInput, unknown, TOutput>;
  /** Disabled until something differs from what is stored. */
  needsChange?: boolean;
};

/** The button that sends a form, and shows that it is under way. */
export function SubmitButton<TInput extends FieldValues, TOutput>(
  props: SubmitButtonProps<TInput, TOutput>,
) {
  const { form, needsChange = false, disabled = false, ...rest } = props;
  const { isSubmitting, isDirty } = form.formState;
  return (
    <Button
      type="submit"
      variant="primary"
      pending={isSubmitting}
      disabled={disabled || (needsChange && !isDirty)}
      {...rest}
    />
  );
}
