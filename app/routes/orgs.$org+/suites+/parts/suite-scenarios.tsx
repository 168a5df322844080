import { type ReactNode, useState } from 'react';
import { Card } from '#app/ui/card.tsx';
import { RadioGroup } from '#app/ui/radio-group.tsx';
import { AddScenarios } from './add-scenarios.tsx';
import { FilterScenarios } from './filter-scenarios.tsx';
import { ListedScenarios } from './listed-scenarios.tsx';
import {
  conversationCount,
  emptyFilter,
  type SuiteFormState,
  type SuiteScenario,
} from './suite-form.ts';
import { useMatching } from './use-matching.ts';

export interface SuiteScenariosProps {
  form: SuiteFormState;
  scenarios: readonly SuiteScenario[];
  tags: readonly string[];
  readOnly: boolean;
  /** What stands beside; told how many rows a run's matrix has. */
  children: (rowCount: number) => ReactNode;
}

/** What a suite plays: scenarios listed by hand, or those that fit a filter. */
export function SuiteScenarios({ form, tags, readOnly, ...props }: SuiteScenariosProps) {
  const [known, setKnown] = useState(() => new Map(props.scenarios.map((one) => [one.id, one])));
  const ids = form.watch('scenarioIds') ?? [];
  const filter = form.watch('filter') ?? null;
  const matching = useMatching(filter);
  const listed = ids.flatMap((id) => known.get(id) ?? []);
  const count = filter ? matching.data?.count : ids.length;

  const setIds = (next: string[]) => {
    form.setValue('scenarioIds', next, { shouldDirty: true });
    form.clearErrors('scenarioIds');
  };
  const remember = (more: readonly SuiteScenario[]) =>
    setKnown((was) => new Map([...was, ...more.map((one) => [one.id, one] as const)]));
  function toggle(scenario: SuiteScenario) {
    remember([scenario]);
    const isIn = ids.includes(scenario.id);
    setIds(isIn ? ids.filter((id) => id !== scenario.id) : [...ids, scenario.id]);
  }
  function fix(scenarios: readonly SuiteScenario[]) {
    remember(scenarios);
    form.setValue('filter', null, { shouldDirty: true });
    setIds(scenarios.map(({ id }) => id));
  }

  return (
    <>
      <Card
        flush
        className="order-2 lg:order-none"
        title={
          <>
            Scenarios{' '}
            <span className="font-normal text-muted tabular-nums">
              {count?.toLocaleString('en')}
            </span>
          </>
        }
        actions={!readOnly && !filter && <AddScenarios chosen={ids} onToggle={toggle} />}
      >
        {!readOnly && (
          <div className="border-line border-b px-4 py-3">
            <RadioGroup
              aria-label="How they are chosen"
              className="flex flex-row flex-wrap gap-x-6 gap-y-2"
              value={filter ? 'filter' : 'list'}
              onValueChange={(next) =>
                form.setValue('filter', next === 'filter' ? emptyFilter : null, {
                  shouldDirty: true,
                })
              }
              options={[
                { value: 'list', label: 'Listed by hand' },
                { value: 'filter', label: 'By a filter' },
              ]}
            />
          </div>
        )}
        {filter ? (
          <FilterScenarios
            form={form}
            tags={tags}
            matching={matching}
            readOnly={readOnly}
            onFix={fix}
          />
        ) : (
          <ListedScenarios form={form} known={known} readOnly={readOnly} onChange={setIds} />
        )}
      </Card>
      {props.children(filter ? (matching.data?.rowCount ?? 0) : conversationCount(listed, 1, 1))}
    </>
  );
}
