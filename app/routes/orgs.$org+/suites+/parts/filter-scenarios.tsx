import { ListChecks } from 'lucide-react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { FormField } from '#app/ui/form.tsx';
import { MultiSelect } from '#app/ui/multi-select.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { SuiteFilter } from '#server/areas/suites/schema.ts';
import type { Live } from '../../parts/use-live.ts';
import { ScenarioRow } from './scenario-row.tsx';
import type { SuiteFormState, SuiteScenario } from './suite-form.ts';
import type { Matching } from './use-matching.ts';

/** A list has no more than this. */
const mostListed = 2_000;
const statuses = [
  { value: 'ANY', label: 'Drafts and published' },
  { value: 'PUBLISHED', label: 'Published' },
  { value: 'DRAFT', label: 'Drafts' },
] as const;

/** A filter for scenarios, and what it fits now. */
export function FilterScenarios(props: {
  form: SuiteFormState;
  tags: readonly string[];
  matching: Live<Matching>;
  readOnly: boolean;
  onFix: (scenarios: readonly SuiteScenario[]) => void;
}) {
  const { form, matching, readOnly } = props;
  const org = useOrg();
  const chosen = form.watch('filter.tags') ?? [];
  const found = matching.data;
  const fix = useAction(
    () => {
      const filter = SuiteFilter.parse(form.getValues('filter'));
      return org.rpc.suites.preview.query({ filter, limit: mostListed });
    },
    { onDone: ({ items }) => props.onFix(items) },
  );
  return (
    <>
      <div className="grid items-start gap-4 border-line border-b px-4 py-4 sm:grid-cols-[minmax(0,1fr)_7rem_12rem]">
        <FormField form={form} name="filter.tags" label="With all of these tags">
          {({ value, ...field }) => (
            <MultiSelect
              {...field}
              value={value ?? []}
              disabled={readOnly}
              addLabel="Tag"
              searchPlaceholder="Search tags"
              emptyText={props.tags.length === 0 ? 'No scenario has a tag yet.' : 'None matches.'}
              options={[...new Set([...props.tags, ...chosen])].map((tag) => ({
                value: tag,
                label: tag,
              }))}
            />
          )}
        </FormField>
        <FormField form={form} name="filter.locale" label="Language">
          {({ value, onValueChange, ...field }) => (
            <TextInput
              {...field}
              mono
              readOnly={readOnly}
              placeholder="any"
              value={value ?? ''}
              onValueChange={(next) => onValueChange(next.trim() || null)}
            />
          )}
        </FormField>
        <FormField form={form} name="filter.status" label="Status">
          {({ value, onValueChange, ...field }) => (
            <Select
              {...field}
              disabled={readOnly}
              value={value ?? 'ANY'}
              onValueChange={(next) => onValueChange(next === 'ANY' ? null : next)}
              options={statuses}
            />
          )}
        </FormField>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3 border-line border-b px-4 py-2.5">
        <p aria-live="polite" className="text-muted text-sm tabular-nums">
          {matching.problem ?? (found ? matchText(found.count) : 'Looking…')}
        </p>
        {!readOnly && found && found.count > 0 && found.count <= mostListed && (
          <Button size="sm" pending={fix.isPending} onClick={() => void fix.run()}>
            <ListChecks />
            Make it a fixed list
          </Button>
        )}
      </div>
      {found && found.count > 0 && (
        <ol aria-label="Scenarios that fit now">
          {found.items.map((scenario, index) => (
            <ScenarioRow key={scenario.id} index={index} scenario={scenario} />
          ))}
        </ol>
      )}
      {found && found.count > found.items.length && (
        <p className="border-line border-t px-4 py-2.5 text-muted text-sm">
          And {(found.count - found.items.length).toLocaleString('en')} more.
        </p>
      )}
    </>
  );
}

function matchText(count: number): string {
  if (count === 0) return 'No scenario fits now.';
  const said = `${count.toLocaleString('en')} ${count === 1 ? 'scenario fits' : 'scenarios fit'} now`;
  return `${said}, by name. A run plays those that fit when it starts.`;
}
