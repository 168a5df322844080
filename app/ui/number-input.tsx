import { forwardRef, type InputHTMLAttributes, useState } from 'react';
import { cn } from './cn.ts';
import { controlLine, controlLook } from './control-look.ts';
import { useControlWiring } from './field.tsx';

export type NumberInputProps = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'value' | 'defaultValue' | 'onChange' | 'type'
> & {
  value: number | null;
  /** Called with null when the box is empty or holds no number. */
  onValueChange: (value: number | null) => void;
  /** Shown inside at the end, for instance "ms". */
  unit?: string;
};

/** A box for a number. What is half typed ("1.", "-") stays as typed. */
export const NumberInput = forwardRef<HTMLInputElement, NumberInputProps>(function NumberInput(
  { value, onValueChange, unit, step, className, ...rest },
  ref,
) {
  const wiring = useControlWiring();
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  const shown = parse(typed) === value ? typed : value === null ? '' : String(value);
  const whole = step === undefined || Number.isInteger(Number(step));
  return (
    <span className="relative flex w-full items-center">
      <input
        ref={ref}
        type="text"
        inputMode={whole ? 'numeric' : 'decimal'}
        autoComplete="off"
        {...wiring}
        value={shown}
        onChange={(event) => {
          setTyped(event.target.value);
          onValueChange(parse(event.target.value));
        }}
        className={cn(controlLook, controlLine, 'tabular-nums', unit && 'pr-12', className)}
        {...rest}
      />
      {unit && (
        <span className="pointer-events-none absolute right-2.5 text-muted text-sm">{unit}</span>
      )}
    </span>
  );
});

function parse(text: string): number | null {
  const number = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(number) ? null : number;
}
