import { useSearchParams } from '@remix-run/react';
import { useState } from 'react';
import { Combobox } from '#app/ui/combobox.tsx';
import { useSuites } from './use-suites.ts';

/** The suite whose scenarios a list shows, in the address as `suite`. */
export function SuiteFilter({ suite }: { suite: { id: string; name: string } | null }) {
  const [params, setParams] = useSearchParams();
  const [isAsked, setAsked] = useState(false);
  const { options, onSearch } = useSuites({ isOn: isAsked });
  const any = { value: '', label: 'Suite: any' };
  const chosen = suite ? [{ value: suite.id, label: suite.name }] : [];
  const others = options.filter(({ value }) => value !== suite?.id);
  return (
    <fieldset onFocus={() => setAsked(true)} className="w-full max-w-44">
      <Combobox
        aria-label="Suite"
        options={[any, ...chosen, ...others]}
        value={params.get('suite') ?? ''}
        onSearch={onSearch}
        onValueChange={(value) =>
          setParams(
            (before) => {
              const next = new URLSearchParams(before);
              next.delete('cursor');
              if (value) next.set('suite', value);
              else next.delete('suite');
              return next;
            },
            { replace: true, preventScrollReset: true },
          )
        }
      />
    </fieldset>
  );
}
