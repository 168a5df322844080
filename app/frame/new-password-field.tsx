import type { FieldPath, FieldValues, PathValue, UseFormReturn } from 'react-hook-form';
import { FormField } from '#app/ui/form.tsx';
import { PasswordInput } from './password-input.tsx';

const shortest = 12;

/** What is still missing, counting characters as people do rather than UTF-16 units. */
export function passwordHint(password: string): string {
  const missing = shortest - [...password].length;
  if (password === '') return 'At least 12 characters. A few random words are easy to keep.';
  if (missing > 0) return `${missing} more ${missing === 1 ? 'character' : 'characters'}.`;
  return 'Long enough.';
}

/** A password to be chosen, with a hint that counts while one types. */
export function NewPasswordField<TInput extends FieldValues, TOutput>(props: {
  form: UseFormReturn<TInput, unknown, TOutput>;
  name: FieldPath<TInput>;
  label?: string;
}) {
  const { form, name, label = 'Password' } = props;
  const typed: PathValue<TInput, FieldPath<TInput>> = form.watch(name);
  return (
    <FormField form={form} name={name} label={label} hint={passwordHint(String(typed ?? ''))}>
      {(field) => <PasswordInput autoComplete="new-password" {...field} />}
    </FormField>
  );
}
