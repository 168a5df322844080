import { useSearchParams } from '@remix-run/react';
import { Combobox } from '#app/ui/combobox.tsx';
import { Field } from '#app/ui/field.tsx';
import type { Option } from '#app/ui/option.ts';
import type { RunSummary } from '../run-shapes.ts';
import { useAddress } from './use-address.ts';

export interface BaselineChoices {
  runs: readonly RunSummary[];
  labels: readonly { promptId: string; prompt: string | null; name: string; version: number }[];
}

export interface BaselinePickerProps {
  run: RunSummary;
  /** The run it is compared with now; null when there is none. */
  base: RunSummary | null;
  choices: BaselineChoices;
}

const previous = 'previous';

/** What a run is compared with: the one before it, what a label points at, or any other. */
export function BaselinePicker({ run, base, choices }: BaselinePickerProps) {
  const [params] = useSearchParams();
  const set = useAddress();
  const options: Option[] = [
    { value: previous, label: 'Previous run', hint: 'The completed run of this suite before it' },
    ...choices.labels.map(({ promptId, prompt, name, version }) => ({
      value: `label:${promptId}:${name}`,
      label: prompt ? `${prompt}: ${name}` : name,
      hint: `The newest run that played version ${version}`,
      keywords: ['label'],
    })),
    ...(run.targets.length > 1 || base?.id === run.id
      ? [{ value: run.id, label: 'This run', hint: 'Its targets with each other' }]
      : []),
    ...withCurrent(choices.runs, base)
      .filter(({ id }) => id !== run.id)
      .map((one) => ({
        value: one.id,
        label: `Run #${one.number}`,
        hint: `${one.suiteId === run.suiteId ? '' : `${one.suiteName} · `}${outcomeText(one)}`,
        keywords: [one.suiteName],
      })),
  ];
  return (
    <Field label="Baseline" className="w-full sm:w-72">
      <Combobox
        value={params.get('with') ?? previous}
        searchPlaceholder="Search runs and labels"
        options={options}
        // Columns are of the runs that were compared.
        onValueChange={(value) =>
          set({ with: value === previous ? null : value, from: null, to: null })
        }
      />
    </Field>
  );
}

/** A run one was led to by its address need not be among the newest. */
function withCurrent(runs: readonly RunSummary[], base: RunSummary | null): readonly RunSummary[] {
  return base === null || runs.some(({ id }) => id === base.id) ? runs : [base, ...runs];
}

function outcomeText(run: RunSummary): string {
  const checked = run.passCount + run.failCount + run.errorCount;
  return `${run.passCount.toLocaleString('en')} of ${checked.toLocaleString('en')} passed, ${dayText(run.createdAt)}`;
}

function dayText(at: Date): string {
  return new Date(at).toLocaleDateString('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });
}
