import { forwardRef } from 'react';
import { Button } from '#app/ui/button.tsx';

export interface SaveButtonProps {
  isDirty: boolean;
  pending: boolean;
  /** What it says for something new, which can be saved as it is. */
  createLabel?: string | false;
  /** Instead of submitting the form around it. */
  onClick?: () => void;
}

/** The button that saves an editor's form; quiet and off while there is nothing to save. */
export const SaveButton = forwardRef<HTMLButtonElement, SaveButtonProps>(function SaveButton(
  { isDirty, pending, createLabel, onClick },
  ref,
) {
  const canSave = Boolean(createLabel) || isDirty;
  return (
    <Button
      ref={ref}
      type={onClick ? 'button' : 'submit'}
      variant={canSave ? 'primary' : 'secondary'}
      pending={pending}
      disabled={!canSave}
      onClick={onClick}
    >
      {createLabel || (isDirty ? 'Save' : 'Saved')}
    </Button>
  );
});
