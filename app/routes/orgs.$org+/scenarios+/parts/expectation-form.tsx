import { Check, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/checkbox.tsx';
import { Field } from '#app/ui/field.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import { type ExpectationKind, kindNames } from './describe-expectation.ts';
import { asKind } from './draft.ts';
import type { PlacedProblems } from './place-problems.ts';
import { TextListInput } from './text-list-input.tsx';

export interface ExpectationFormProps {
  /** The expectation's key; its problems stand below it. */
  id: string;
  spec: ExpectationSpec;
  problems: PlacedProblems;
  onChange: (spec: ExpectationSpec) => void;
  onDone: () => void;
  onDelete: () => void;
}

const kindOptions = (Object.keys(kindNames) as ExpectationKind[]).map((kind) => ({
  value: kind,
  label: kindNames[kind],
}));

/** One expectation being edited in place. Escape closes it; what was typed stays. */
export function ExpectationForm(props: ExpectationFormProps) {
  const { id, spec, onChange, onDone } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as this is
    <div
      role="group"
      aria-label="Expectation"
      className="flex flex-col gap-3 rounded-lg border border-accent-line bg-surface p-3 shadow-sm"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onDone();
      }}
    >
      <div className="flex items-center gap-2">
        <Select
          aria-label="Kind of expectation"
          className="w-auto min-w-0 sm:min-w-44"
          options={kindOptions}
          value={spec.kind}
          onValueChange={(kind) => onChange(asKind(spec, kind))}
        />
        <span className="flex-1" />
        <IconButton
          label="Delete expectation"
          icon={<Trash2 />}
          size="sm"
          onClick={props.onDelete}
        />
        <Button size="sm" onClick={onDone}>
          <Check />
          Done
        </Button>
      </div>
      <KindFields
        spec={spec}
        onChange={onChange}
        problemOf={(field) => props.problems[`${id}.${field}`]}
      />
      <WeightField spec={spec} onChange={onChange} problem={props.problems[`${id}.weight`]} />
    </div>
  );
}

function WeightField(props: {
  spec: ExpectationSpec;
  problem: string | undefined;
  onChange: (spec: ExpectationSpec) => void;
}) {
  const { spec, problem, onChange } = props;
  const [isCleared, setCleared] = useState(false);
  return (
    <div className="w-36">
      <Field label="Weight" error={problem}>
        <NumberInput
          step={0.01}
          value={spec.weight ?? (isCleared ? null : 1)}
          onValueChange={(weight) => {
            setCleared(weight === null);
            onChange(weighing(spec, weight));
          }}
          onBlur={() => setCleared(false)}
        />
      </Field>
    </div>
  );
}

/** The expectation with this weight; the usual weight is not said. */
function weighing({ weight: _, ...spec }: ExpectationSpec, weight: number | null): ExpectationSpec {
  return weight === null || weight === 1 ? spec : { ...spec, weight };
}

function KindFields(props: {
  spec: ExpectationSpec;
  onChange: (spec: ExpectationSpec) => void;
  problemOf: (field: string) => string | undefined;
}) {
  const { spec, onChange, problemOf } = props;
  if (spec.kind === 'SEMANTIC_ASSERT') {
    return (
      <Field
        label="What the reply must say"
        error={problemOf('rubric')}
        hint="A judge model reads the reply and decides. Choose the judge under Targets."
      >
        <TextArea
          value={spec.rubric}
          onValueChange={(rubric) => onChange({ ...spec, rubric })}
          minLines={2}
          placeholder="Apologises and offers a refund within 14 days."
        />
      </Field>
    );
  }
  if (spec.kind === 'REGEX') {
    return (
      <>
        <Field
          label="Pattern"
          error={problemOf('pattern') ?? problemOf('flags')}
          hint="RE2 syntax. It may match anywhere in the reply."
        >
          <TextInput
            mono
            spellCheck={false}
            autoComplete="off"
            value={spec.pattern}
            onValueChange={(pattern) => onChange({ ...spec, pattern })}
            placeholder="\b\d{2}\.\d{2}\.\d{4}\b"
          />
        </Field>
        <div className="flex flex-wrap gap-x-5 gap-y-2">
          <Checkbox
            label="Must not match"
            checked={spec.negated}
            onCheckedChange={(negated) => onChange({ ...spec, negated })}
          />
          {flagNames.map(({ flag, label }) => (
            <Checkbox
              key={flag}
              label={label}
              checked={spec.flags.includes(flag)}
              onCheckedChange={(on) => onChange({ ...spec, flags: withFlag(spec.flags, flag, on) })}
            />
          ))}
        </div>
      </>
    );
  }
  return (
    <>
      <Field label="Texts" hideLabel error={problemOf('values')}>
        <TextListInput
          value={spec.values}
          onValueChange={(values) => onChange({ ...spec, values })}
          placeholder="Type a text and press Enter"
        />
      </Field>
      <Checkbox
        label="Upper and lower case must be the same"
        checked={spec.caseSensitive}
        onCheckedChange={(caseSensitive) => onChange({ ...spec, caseSensitive })}
      />
    </>
  );
}

const flagNames = [
  { flag: 'i', label: 'Ignore case (i)' },
  { flag: 'm', label: 'Lines (m)' },
  { flag: 's', label: 'Dot takes line ends (s)' },
] as const;

function withFlag(flags: string, flag: string, on: boolean): string {
  return flagNames
    .map((one) => one.flag)
    .filter((one) => (one === flag ? on : flags.includes(one)))
    .join('');
}
