import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Badge } from '#app/ui/badge.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { moveInList } from './move-in-list.ts';
import type { SuiteScenario } from './suite-form.ts';

export interface ScenarioListProps {
  ids: readonly string[];
  known: ReadonlyMap<string, SuiteScenario>;
  readOnly: boolean;
  /** Problems by place in the list. */
  problems: readonly (string | undefined)[];
  onChange: (ids: string[]) => void;
}

/** The scenarios of a suite in their order. Alt+↑/↓ in a row moves it. */
export function ScenarioList({ ids, known, readOnly, problems, onChange }: ScenarioListProps) {
  const org = useOrg();
  const [said, setSaid] = useState('');
  const focused = useRef<HTMLElement | null>(null);
  // A row that moves is taken out of the page for a moment and loses the focus.
  useEffect(() => {
    focused.current?.focus();
    focused.current = null;
  });

  function move(from: number, by: 1 | -1) {
    const to = from + by;
    if (to < 0 || to >= ids.length) return;
    if (document.activeElement instanceof HTMLElement) focused.current = document.activeElement;
    onChange(moveInList(ids, from, by));
    setSaid(`Moved to place ${to + 1} of ${ids.length}.`);
  }

  return (
    <>
      <ol aria-label="Scenarios in order" className="flex flex-col">
        {ids.map((id, index) => {
          const scenario = known.get(id);
          const name = scenario?.name ?? 'A scenario that is gone';
          return (
            <li
              key={id}
              className="flex min-h-10 items-center gap-3 border-line border-t px-4 py-1 text-sm first:border-t-0 hover:bg-hover pointer-coarse:min-h-12"
              onKeyDown={(event) => {
                if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                event.preventDefault();
                if (!readOnly) move(index, event.key === 'ArrowUp' ? -1 : 1);
              }}
            >
              <span aria-hidden="true" className="w-6 shrink-0 text-right text-faint tabular-nums">
                {index + 1}
              </span>
              <span className="min-w-0 flex-1">
                <TextLink tone="quiet" to={org.to(`scenarios/${id}`)} className="font-medium">
                  {name}
                </TextLink>
                {problems[index] && (
                  <span className="block text-fail text-xs">{problems[index]}</span>
                )}
              </span>
              {scenario?.status === 'ARCHIVED' && <Badge tone="error">Archived, is left out</Badge>}
              {scenario && (
                <span className="hidden shrink-0 text-muted text-xs tabular-nums sm:inline">
                  <span className="font-mono">{scenario.locale}</span> · {scenario.turnCount}{' '}
                  {scenario.turnCount === 1 ? 'turn' : 'turns'}
                </span>
              )}
              {!readOnly && (
                <span className="flex shrink-0 items-center">
                  <IconButton
                    label={`Move ${name} up`}
                    keys={['Alt', '↑']}
                    icon={<ArrowUp />}
                    size="sm"
                    disabled={index === 0}
                    onClick={() => move(index, -1)}
                  />
                  <IconButton
                    label={`Move ${name} down`}
                    keys={['Alt', '↓']}
                    icon={<ArrowDown />}
                    size="sm"
                    disabled={index === ids.length - 1}
                    onClick={() => move(index, 1)}
                  />
                  <IconButton
                    label={`Remove ${name}`}
                    icon={<X />}
                    size="sm"
                    onClick={() => onChange(ids.filter((one) => one !== id))}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </>
  );
}
