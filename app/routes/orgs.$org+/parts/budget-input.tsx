import { forwardRef } from 'react';
import { NumberInput, type NumberInputProps } from '#app/ui/number-input.tsx';

export type BudgetInputProps = Omit<NumberInputProps, 'unit' | 'step'>;

const microUsd = 1_000_000;

/** A box for an amount of money: US dollars for people, whole millionths of one for the server. */
export const BudgetInput = forwardRef<HTMLInputElement, BudgetInputProps>(function BudgetInput(
  { value, onValueChange, ...rest },
  ref,
) {
  return (
    <NumberInput
      {...rest}
      ref={ref}
      step={0.01}
      unit="USD"
      value={value === null ? null : value / microUsd}
      onValueChange={(dollars) =>
        onValueChange(dollars === null ? null : Math.round(dollars * microUsd))
      }
    />
  );
});
