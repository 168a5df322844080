import { useSearchParams } from '@remix-run/react';
import { useState } from 'react';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { Popover } from '#app/ui/popover.tsx';
import { gateOf } from './compare-query.ts';
import type { Comparison } from './compare-shapes.ts';
import { useAddress } from './use-address.ts';

/** What the gate says of this run and why; its limits are part of the address. */
export function GateNote({ comparison }: { comparison: Comparison }) {
  const { passed, reasons } = comparison.gate;
  return (
    <>
      {passed === null ? (
        <p className="text-pretty text-muted text-sm">
          Set how many regressions are allowed, or which share must pass, and see whether this run
          would get through. The same limits work in CI.
        </p>
      ) : (
        <>
          <Badge tone={passed ? 'pass' : 'fail'}>{passed ? 'Let through' : 'Held back'}</Badge>
          <ul className="mt-2 flex flex-col gap-1 text-pretty text-sm">
            {reasons.map((reason) => (
              <li key={reason}>{reason.replaceAll(' %', '\u00a0%')}</li>
            ))}
          </ul>
        </>
      )}
      <div className="mt-3">
        <GateEditor isSet={passed !== null} />
      </div>
    </>
  );
}

function GateEditor({ isSet }: { isSet: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      label="Limits of the gate"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button size="sm">{isSet ? 'Change limits' : 'Set limits'}</Button>}
    >
      <Limits onDone={() => setOpen(false)} />
    </Popover>
  );
}

function Limits({ onDone }: { onDone: () => void }) {
  const [params] = useSearchParams();
  const set = useAddress();
  const known = gateOf(params);
  const [max, setMax] = useState(known.max);
  const [rate, setRate] = useState(known.rate);
  const isMax = max === null || (Number.isInteger(max) && max >= 0 && max <= 999);
  const isRate = rate === null || (rate >= 0 && rate <= 100);
  const keep = (limits: { max: number | null; rate: number | null }) => {
    set({ max: textOf(limits.max), rate: textOf(limits.rate) });
    onDone();
  };
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isMax && isRate) keep({ max, rate });
      }}
    >
      <Field label="Regressions allowed" error={isMax ? null : 'Use a whole number up to 999.'}>
        <NumberInput value={max} onValueChange={setMax} placeholder="any number" />
      </Field>
      <Field
        label="Must pass at least"
        hint="Of all checked conversations; errors count as not passed."
        error={isRate ? null : 'Use 0 to 100.'}
      >
        <NumberInput
          value={rate}
          onValueChange={setRate}
          unit="%"
          step="0.01"
          placeholder="any share"
        />
      </Field>
      <div className="flex justify-end gap-2">
        <Button
          variant="ghost"
          disabled={known.max === null && known.rate === null}
          onClick={() => keep({ max: null, rate: null })}
        >
          Remove
        </Button>
        <Button type="submit" variant="primary">
          Set
        </Button>
      </div>
    </form>
  );
}

/** With two decimals at most, as the address takes it. */
function textOf(value: number | null): string | null {
  return value === null ? null : String(Math.round(value * 100) / 100);
}
