import { useSearchParams } from '@remix-run/react';
import { useEffect, useId, useState } from 'react';
import { Select } from '#app/ui/select.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { chosenDays, periods } from './audit-filters.ts';
import { useAddress } from './use-address.ts';

const any = 'any';

/** A period up to now, or the days between two, by the clocks of whoever chose them. */
export function AuditWhen() {
  const [params] = useSearchParams();
  const set = useAddress();
  const period = periods.find(({ value }) => value === params.get('period'))?.value ?? any;
  return (
    <>
      <Select
        aria-label="When"
        value={period}
        onValueChange={(value) =>
          set({ period: value === any ? '' : value, from: '', to: '', zone: '' })
        }
        options={[{ value: any, label: 'When: any' }, ...periods]}
        className="w-auto max-w-52"
      />
      {period === chosenDays && <Days />}
    </>
  );
}

function Days() {
  const [params] = useSearchParams();
  const set = useAddress();
  const [from, to] = [params.get('from') ?? '', params.get('to') ?? ''];
  const [here, setHere] = useState<string | null>(null);
  useEffect(() => setHere(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  const zone = params.get('zone') ?? (from || to ? 'UTC' : here);
  const choose = (day: { from: string } | { to: string }) => set({ ...day, zone: here ?? 'UTC' });
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="sr-only">Between days</legend>
      <Day name="From" value={from} max={to} onChoose={(day) => choose({ from: day })} />
      <Day name="To" value={to} min={from} onChoose={(day) => choose({ to: day })} />
      {zone && <span className="text-muted text-sm">Days in {zone.replaceAll('_', ' ')}</span>}
    </fieldset>
  );
}

function Day(props: {
  name: string;
  value: string;
  min?: string;
  max?: string;
  onChoose: (day: string) => void;
}) {
  const { name, value, min, max, onChoose } = props;
  const id = useId();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  function take(day: string) {
    setTyped(day);
    // While a year is typed, it is 0002 and 0020 first.
    if (day === '' || /^[2-9]\d{3}-/.test(day)) onChoose(day);
  }
  return (
    <span className="flex items-center gap-1.5 text-sm">
      <label htmlFor={id}>{name}</label>
      <TextInput
        id={id}
        type="date"
        value={typed}
        min={min || '2000-01-02'}
        max={max || '9998-12-31'}
        onValueChange={take}
        className="w-auto"
      />
    </span>
  );
}
