import { authProblemIn } from '#app/frame/auth-problem-in.ts';
import { PasswordInput } from '#app/frame/password-input.tsx';
import { Button } from '#app/ui/button.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { AnyPassword, CurrentPassword } from '#server/areas/accounts/schema.ts';

export interface PasswordFormProps {
  /** What the button does. */
  label: string;
  hint?: string;
  hasPassword: boolean;
  isDanger?: boolean;
  /** Gets an empty text from accounts without a password. */
  onSubmit: (password: string) => Promise<void>;
  onCancel: () => void;
}

/** Asks for the current password before something about the account changes. */
export function PasswordForm(props: PasswordFormProps) {
  const form = useZodForm(props.hasPassword ? CurrentPassword : AnyPassword, { password: '' });
  return (
    <Form
      form={form}
      problemOf={authProblemIn(form, { currentPassword: 'password' })}
      onSubmit={({ password }) => props.onSubmit(password)}
    >
      {props.hint && <p className="text-muted text-sm">{props.hint}</p>}
      {props.hasPassword && (
        <FormField form={form} name="password" label="Your password">
          {(field) => (
            <PasswordInput
              {...field}
              autoComplete="current-password"
              autoFocus
              className="max-w-100"
            />
          )}
        </FormField>
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton form={form} variant={props.isDanger ? 'danger' : 'primary'}>
          {props.label}
        </SubmitButton>
        <Button variant="ghost" onClick={props.onCancel}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
