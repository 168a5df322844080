import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { AuthProblem } from './auth-client.ts';

/** Shows a refused sign-in, sign-up or reset beside the field it is about, else above the form. */
export function authProblemIn<TInput extends FieldValues, TOutput>(
  form: UseFormReturn<TInput, unknown, TOutput>,
) {
  return (thrown: unknown): string | null => {
    if (!(thrown instanceof AuthProblem)) return 'Something went wrong. Try again in a moment.';
    if (thrown.field === null || !(thrown.field in form.getValues())) return thrown.message;
    form.setError(
      thrown.field as FieldPath<TInput>,
      { message: thrown.message },
      { shouldFocus: true },
    );
    return null;
  };
}
