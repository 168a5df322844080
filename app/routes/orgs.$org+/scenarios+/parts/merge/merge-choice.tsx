import { RadioGroup as Radix } from 'radix-ui';
import { type ReactNode, useId } from 'react';
import { cn } from '#app/ui/cn.ts';
import type { Choice, Side } from './merge-scenario.ts';

export type { Side } from './merge-scenario.ts';

export interface SidesProps {
  label: string;
  /** Who the others are. */
  their: string;
  mine: ReactNode;
  theirs: ReactNode;
  /** Both can stand one after the other. */
  both?: boolean;
  choice: Choice | null;
  onChoose: (choice: Choice) => void;
}

/** Two versions of the same, side by side, one of which is chosen; with the arrow keys, too. */
export function Sides(props: SidesProps) {
  const { label, their, choice, both } = props;
  const id = useId();
  const side = (value: Side, name: string, content: ReactNode) => (
    <Radix.Item
      value={value}
      aria-label={name}
      aria-describedby={`${id}-${value}`}
      className={cn(
        'focus-ring flex min-w-0 flex-1 flex-col gap-1.5 rounded-md border p-2.5 text-left text-sm transition-colors',
        choice === value || choice === 'both'
          ? 'border-accent bg-accent-soft'
          : 'border-line bg-surface hover:border-control',
      )}
    >
      <span className="flex items-center gap-2 font-medium text-xs">
        <Dot isOn={choice === value} />
        {name}
      </span>
      <span id={`${id}-${value}`} className="block w-full">
        {content}
      </span>
    </Radix.Item>
  );
  return (
    <div className="rounded-lg border border-error-line bg-error-soft p-3">
      <p id={`${id}-label`} className="mb-2 font-medium text-sm">
        {label}
      </p>
      <Radix.Root
        aria-labelledby={`${id}-label`}
        value={choice}
        onValueChange={(value) => {
          if (value === 'mine' || value === 'theirs' || value === 'both') props.onChoose(value);
        }}
        className="flex flex-col gap-2 sm:flex-row sm:flex-wrap"
      >
        {side('theirs', `${their}’s`, props.theirs)}
        {side('mine', 'Mine', props.mine)}
        {both && (
          <Radix.Item
            value="both"
            aria-label={`Both, ${their}’s first`}
            className={cn(
              'focus-ring flex items-center gap-2 rounded-md border p-2.5 font-medium text-xs sm:basis-full',
              choice === 'both'
                ? 'border-accent bg-accent-soft'
                : 'border-line bg-surface hover:border-control',
            )}
          >
            <Dot isOn={choice === 'both'} />
            Both, {their}’s first
          </Radix.Item>
        )}
      </Radix.Root>
    </div>
  );
}

function Dot({ isOn }: { isOn: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'size-3.5 shrink-0 rounded-full border',
        isOn ? 'border-4 border-accent' : 'border-control',
      )}
    />
  );
}
