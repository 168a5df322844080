import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { toProblem } from './client.ts';

/**
 * Shows a refused call in its form: beside the fields it names, else above the form. Give it to `Form`
 * as `problemOf`. Fields the form doesn't have count as not named.
 */
export function problemIn<TInput extends FieldValues, TOutput>(
  form: UseFormReturn<TInput, unknown, TOutput>,
) {
  return (thrown: unknown): string | null => {
    const problem = toProblem(thrown);
    const values = form.getValues();
    const known = problem.fields.filter(({ path }) => (path.split('.')[0] ?? '') in values);
    known.forEach(({ path, message }, index) => {
      form.setError(path as FieldPath<TInput>, { message }, { shouldFocus: index === 0 });
    });
    return known.length > 0 ? null : problem.message;
  };
}
