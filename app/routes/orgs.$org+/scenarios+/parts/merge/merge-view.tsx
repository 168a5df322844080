import { useEffect, useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { cn } from '#app/ui/cn.ts';
import type { KeptScenario } from '../kept-draft.ts';
import { fieldText } from './field-text.ts';
import { type Side, Sides } from './merge-choice.tsx';
import {
  type Choice,
  type Choices,
  collisionsOf,
  type FieldName,
  fieldId,
  fieldNames,
  type ScenarioMerge,
  settleMerge,
  variableId,
} from './merge-scenario.ts';
import { KeptTurns } from './merged-turns.tsx';

export interface MergeViewProps {
  merge: ScenarioMerge;
  /** Whose version it is merged with, and which. */
  their: { name: string; version: number };
  onDone: (merged: KeptScenario) => void;
  onCancel: () => void;
}

const fieldLabels: Record<FieldName, string> = {
  name: 'Name',
  description: 'Description',
  locale: 'Language',
  onFail: 'When a turn fails',
  threshold: 'Threshold',
  data: 'Data rows',
};

/**
 * What comes of two edits: all that goes together is settled and shown; of the rest one says whose it is
 * to be. Nothing is saved by it.
 */
export function MergeView({ merge, their, onDone, onCancel }: MergeViewProps) {
  const [choices, setChoices] = useState<Choices>({});
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const collisions = collisionsOf(merge);
  const open = collisions.filter((id) => choices[id] === undefined);
  const choose = (id: string, choice: Choice) => setChoices((was) => ({ ...was, [id]: choice }));
  const changed = fieldNames.filter((name) => merge.fields[name].by !== 'nobody');
  const variables = merge.variables.filter(({ by }) => by !== 'nobody');
  const says = (by: string) =>
    ({ mine: 'Yours', theirs: `From ${their.name}`, both: 'From both' })[by] ?? '';

  return (
    <section aria-labelledby="merge-title" className="mx-auto flex max-w-240 flex-col gap-5">
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <h2
            id="merge-title"
            ref={heading}
            tabIndex={-1}
            className="font-semibold text-lg outline-none"
          >
            Your changes and version {their.version} by {their.name}
          </h2>
          <p className="text-muted text-sm">
            {collisions.length === 0
              ? 'Everything goes together. Look it over; nothing is saved yet.'
              : `What goes together is put together. Choose about the rest: ${open.length} of ${collisions.length} left.`}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button onClick={onCancel}>Back to my changes</Button>
          <Button
            variant="primary"
            disabled={open.length > 0}
            onClick={() => onDone(settleMerge(merge, choices))}
          >
            Use the merged scenario
          </Button>
        </div>
      </header>
      {(changed.length > 0 || variables.length > 0) && (
        <Card title="Details" level={3}>
          <ul className="flex flex-col gap-3">
            {changed.map((name) => (
              <PlainPart
                key={name}
                id={fieldId(name)}
                label={fieldLabels[name]}
                by={merge.fields[name].by}
                says={says}
                mine={fieldText(name, merge.fields[name].mine)}
                theirs={fieldText(name, merge.fields[name].theirs)}
                their={their.name}
                choice={choices[fieldId(name)] ?? null}
                onChoose={choose}
              />
            ))}
            {variables.map(({ name, by, mine, theirs }) => (
              <PlainPart
                key={`variable ${name}`}
                id={variableId(name)}
                label={`Variable ${name || 'without a name'}`}
                by={by}
                says={says}
                mine={mine ?? 'Removed'}
                theirs={theirs ?? 'Removed'}
                their={their.name}
                choice={choices[variableId(name)] ?? null}
                onChoose={choose}
              />
            ))}
          </ul>
        </Card>
      )}
      <Card title="Conversation" level={3}>
        <ol aria-label="Merged conversation" className="flex flex-col gap-3">
          {merge.turns.map((part, at) => {
            const key = part.kind === 'collision' ? part.id : `settled-${at}`;
            if (part.kind === 'collision') {
              return (
                <li key={key}>
                  <Sides
                    label="Both of you changed this"
                    their={their.name}
                    mine={<KeptTurns turns={part.mine} />}
                    theirs={<KeptTurns turns={part.theirs} />}
                    both
                    choice={choices[part.id] ?? null}
                    onChoose={(choice) => choose(part.id, choice)}
                  />
                </li>
              );
            }
            const isNews = part.by !== 'nobody';
            return (
              <li
                key={key}
                className={cn(
                  'pl-3',
                  isNews && 'border-l-2',
                  part.by === 'theirs' ? 'border-accent' : 'border-control',
                )}
              >
                {isNews && (
                  <p className="mb-1 text-muted text-xs">
                    {part.turns.length === 0 ? `${says(part.by)}: deleted` : says(part.by)}
                  </p>
                )}
                <div className={cn(part.turns.length === 0 && 'line-through opacity-70')}>
                  <KeptTurns turns={part.turns.length === 0 ? part.base : part.turns} />
                </div>
              </li>
            );
          })}
        </ol>
      </Card>
    </section>
  );
}

function PlainPart(props: {
  id: string;
  label: string;
  by: string;
  says: (by: string) => string;
  mine: string;
  theirs: string;
  their: string;
  choice: Choice | null;
  onChoose: (id: string, choice: Side) => void;
}) {
  const { id, label, by, mine, theirs } = props;
  const text = (value: string) => (
    <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">{value}</span>
  );
  return (
    <li>
      {by === 'collision' ? (
        <Sides
          label={label}
          their={props.their}
          mine={text(mine)}
          theirs={text(theirs)}
          choice={props.choice}
          onChoose={(choice) => choice !== 'both' && props.onChoose(id, choice)}
        />
      ) : (
        <p className="text-sm">
          <span className="font-medium">{label}</span>{' '}
          <span className="text-muted text-xs">{props.says(by)}</span>
          <br />
          {text(by === 'theirs' ? theirs : mine)}
        </p>
      )}
    </li>
  );
}
