import { useSearchParams } from '@remix-run/react';
import { type Filter, FilterBar } from '#app/ui/filter-bar.tsx';
import { filterNames, readVerdict } from './row-filter.ts';
import type { RunDetail } from './run-shapes.ts';
import { VerdictFilter } from './verdict-filter.tsx';

/** What of a run's matrix is shown; only what tells its rows apart is offered. */
export function RowFilterBar({ run }: { run: RunDetail }) {
  const [params] = useSearchParams();
  return (
    <FilterBar
      searchLabel="Find a scenario"
      searchName={filterNames.search}
      filters={filtersOf(run)}
      more={{
        names: ['verdict'],
        controls: <VerdictFilter value={readVerdict(params)} run={run} />,
      }}
    />
  );
}

function filtersOf(run: RunDetail): Filter[] {
  const { scenarioTags: tags, scenarioLocales: locales, targets } = run;
  const named = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  const only = [
    ...(run.repeats > 1 ? [{ value: 'flaky', label: 'Flaky: repeats differ' }] : []),
    ...(run.suiteId ? [{ value: 'changed', label: 'Changed since the run before' }] : []),
  ];
  return [
    { name: filterNames.tag, label: 'Tag', options: named(tags), isOffered: tags.length > 0 },
    {
      name: filterNames.locale,
      label: 'Language',
      options: named(locales),
      isOffered: locales.length > 1,
    },
    {
      name: filterNames.target,
      label: 'Target',
      options: targets.map(({ position, name }) => ({ value: String(position), label: name })),
      isOffered: targets.length > 1,
    },
    { name: filterNames.only, label: 'Steadiness', options: only, isOffered: only.length > 0 },
  ].flatMap(({ isOffered, ...filter }) => (isOffered ? [filter] : []));
}
