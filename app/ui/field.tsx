import { CircleAlert } from 'lucide-react';
import { createContext, type ReactNode, useContext, useId, useMemo } from 'react';
import { cn } from './cn.ts';

interface FieldWiring {
  id: string;
  labelId: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

const FieldContext = createContext<FieldWiring | null>(null);

export interface FieldProps {
  label: ReactNode;
  /** What to type and why, below the label. */
  hint?: ReactNode;
  /** What is wrong and how to mend it. Announced when it appears. */
  error?: string | null;
  required?: boolean;
  /** Writes "optional" beside the label. */
  optional?: boolean;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  /** Something at the far end of the label's line, such as a link or a counter. */
  aside?: ReactNode;
  className?: string;
  /** One control of this design system; it finds its id, label and error by itself. */
  children: ReactNode;
}

/** Label, hint and error around one control, tied together for assistive technology. */
export function Field(props: FieldProps) {
  const { label, hint, error, required = false, optional = false, hideLabel, aside } = props;
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const describedBy = [errorId, hintId].filter(Boolean).join(' ') || undefined;
  const invalid = Boolean(error);
  const wiring = useMemo(
    () => ({ id: `${id}-control`, labelId: `${id}-label`, describedBy, invalid, required }),
    [id, describedBy, invalid, required],
  );
  return (
    <FieldContext.Provider value={wiring}>
      <div className={cn('flex min-w-0 flex-col gap-1.5', props.className)}>
        <div className={cn('flex items-baseline justify-between gap-3', hideLabel && 'sr-only')}>
          <label id={wiring.labelId} htmlFor={wiring.id} className="font-medium text-sm">
            {label}
            {optional && <span className="font-normal text-muted"> (optional)</span>}
          </label>
          {aside && <span className="text-muted text-xs">{aside}</span>}
        </div>
        {props.children}
        <div aria-live="polite" className="contents">
          {error && (
            <p id={errorId} className="flex animate-fade gap-1.5 text-fail text-xs">
              <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
              {error}
            </p>
          )}
        </div>
        {hint && (
          <p id={hintId} className="text-muted text-xs">
            {hint}
          </p>
        )}
      </div>
    </FieldContext.Provider>
  );
}

export interface ControlWiring {
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
  'aria-required'?: true;
}

/** The attributes a control takes from the Field around it; empty outside of one. */
export function useControlWiring(): ControlWiring {
  const field = useContext(FieldContext);
  if (!field) return {};
  return {
    id: field.id,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid || undefined,
    'aria-required': field.required || undefined,
  };
}

/** The id of the Field's label, for controls a `<label for>` cannot name, such as groups. */
export function useFieldLabelId(): string | undefined {
  return useContext(FieldContext)?.labelId;
}
