import { KeyRound } from 'lucide-react';
import { forwardRef, type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { cn } from './cn.ts';
import { controlLook } from './control-look.ts';
import { useControlWiring, useFieldLabelId } from './field.tsx';
import { TextInput } from './text-input.tsx';

export interface SecretInputProps {
  /** The new secret being typed; empty when it is to stay as it is. */
  value: string;
  onValueChange: (value: string) => void;
  /** Given when one is stored: its last characters, never more. */
  stored?: { last4: string; note?: ReactNode };
  placeholder?: string;
  onBlur?: () => void;
  name?: string;
  disabled?: boolean;
}

/** A secret that can be set and replaced but never read: the stored one is not in the page. */
export const SecretInput = forwardRef<HTMLInputElement, SecretInputProps>(function SecretInput(
  { value, onValueChange, stored, ...rest },
  ref,
) {
  const [step, setStep] = useState<'stored' | 'replacing' | 'kept'>('stored');
  const labelId = useFieldLabelId();
  const wiring = useControlWiring();
  if (stored && step !== 'replacing') {
    return (
      <div className={cn(controlLook, 'flex min-h-8 items-center gap-2 py-[3px] pr-[3px] pl-2.5')}>
        <KeyRound aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <span className="min-w-0 flex-1 truncate">
          Set · ends in <span className="font-mono">{stored.last4}</span>
          {stored.note && <span className="text-muted"> · {stored.note}</span>}
        </span>
        <Button
          id={wiring.id}
          aria-labelledby={wiring.id && `${labelId} ${wiring.id}`}
          aria-describedby={wiring['aria-describedby']}
          size="sm"
          className="h-6"
          disabled={rest.disabled}
          autoFocus={step === 'kept'}
          onClick={() => setStep('replacing')}
        >
          Replace
        </Button>
      </div>
    );
  }
  return (
    <span className="flex items-center gap-2">
      <TextInput
        ref={ref}
        type="password"
        autoComplete="off"
        spellCheck={false}
        mono
        autoFocus={step === 'replacing'}
        value={value}
        onValueChange={onValueChange}
        {...rest}
      />
      {stored && (
        <Button
          variant="ghost"
          onClick={() => {
            onValueChange('');
            setStep('kept');
          }}
        >
          Keep
        </Button>
      )}
    </span>
  );
});
