import { useId } from 'react';
import { PatternPicker } from './pattern-picker.tsx';
import { useHeldPermissions } from './use-held-permissions.ts';

export interface PatternFieldProps {
  label: string;
  permissions: readonly string[];
  value: readonly string[];
  error?: string;
  onValueChange: (patterns: string[]) => void;
}

/** Permissions to choose within a form; what one doesn't hold oneself can't be given. */
export function PatternField({ label, error, ...picker }: PatternFieldProps) {
  const id = useId();
  const held = useHeldPermissions();
  return (
    <fieldset aria-describedby={error ? id : undefined} className="min-w-0">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      <PatternPicker {...picker} givable={held} />
      {error && (
        <p id={id} role="alert" className="mt-1.5 text-fail text-sm">
          {error}
        </p>
      )}
    </fieldset>
  );
}
