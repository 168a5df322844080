import { useSearchParams } from '@remix-run/react';
import { Chip } from '#app/ui/chip.tsx';
import { Combobox } from '#app/ui/combobox.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import type { AuditEvent } from './audit-event.ts';
import { actionFilter, kindFilter, moreNames, nobodies, outcomeFilter } from './audit-filters.ts';
import { AuditWhen } from './audit-when.tsx';
import { useAddress } from './use-address.ts';

type Named = { id: string; name: string };

export interface AuditFilterBarProps {
  people: readonly Named[];
  tokens: readonly Named[];
  /** The newest line that fits, which knows what a person or thing in the address is called. */
  newest: AuditEvent | undefined;
}

const any = 'any';

/** What the log is narrowed down to: words, who, what, on what, when, how it ended. */
export function AuditFilterBar({ people, tokens, newest }: AuditFilterBarProps) {
  const [params] = useSearchParams();
  const set = useAddress();
  const who = params.get('who') ?? any;
  const listed = [
    { value: any, label: 'Who: any' },
    ...nobodies,
    ...people.map(({ id, name }) => ({ value: id, label: name })),
    ...tokens.map(({ id, name }) => ({ value: id, label: name, hint: 'API token' })),
  ];
  const isListed = listed.some(({ value }) => value === who);
  const former = { value: who, label: newest?.actorLabel ?? 'Somebody', hint: 'Not a member now' };
  return (
    <FilterBar
      searchLabel="Search the audit log"
      filters={[actionFilter, kindFilter, outcomeFilter]}
      more={{
        names: moreNames,
        controls: (
          <>
            <Combobox
              aria-label="Who"
              value={who}
              onValueChange={(value) => set({ who: value === any ? '' : value })}
              options={isListed ? listed : [...listed, former]}
              searchPlaceholder="Find somebody"
              emptyText="Nobody is called that."
              className="w-auto max-w-52"
            />
            <AuditWhen />
            {params.get('thing') && (
              <Chip
                label={`Only ${newest?.resourceName ?? 'one thing'}`}
                onRemove={() => set({ thing: '' })}
              />
            )}
          </>
        ),
      }}
    />
  );
}
