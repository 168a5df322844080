import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { AuthProblem } from './auth-problem.ts';

/**
 * Shows a refused sign-in, sign-up or change beside the field it is about, else above the form.
 * @param names what the form calls a field that has another name in problems
 */
export function authProblemIn<TInput extends FieldValues, TOutput>(
  form: UseFormReturn<TInput, unknown, TOutput>,
  names: Readonly<Record<string, FieldPath<TInput>>> = {},
) {
  return (thrown: unknown): string | null => {
    if (!(thrown instanceof AuthProblem)) return 'Something went wrong. Try again in a moment.';
    const { field, message } = thrown;
    const name = field === null ? null : (names[field] ?? field);
    if (name === null || !(name in form.getValues())) return message;
    form.setError(name as FieldPath<TInput>, { message }, { shouldFocus: true });
    return null;
  };
}
