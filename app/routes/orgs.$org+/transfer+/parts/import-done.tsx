import { useEffect, useRef } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import type { Outcome } from './use-import.ts';

const paths = {
  Variable: (id: string) => `variables?edit=${id}`,
  Prompt: (id: string) => `prompts/${id}`,
  Scenario: (id: string) => `scenarios/${id}`,
  Target: (id: string) => `targets/${id}`,
  Suite: (id: string) => `suites/${id}`,
} as const;

const most = 200;

/** What came of an import, with the way to each thing. Suites first: they are what one runs. */
export function ImportDone({ outcome, onRestart }: { outcome: Outcome; onRestart: () => void }) {
  const org = useOrg();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { things, needSecret } = outcome;
  const shown = [...things].reverse().slice(0, most);
  return (
    <div className="flex flex-col gap-5">
      <section className="rounded-lg border border-line bg-surface px-4 py-3 shadow-xs">
        <h2 ref={heading} tabIndex={-1} className="font-semibold text-base outline-none">
          Imported{' '}
          {things.length === 1 ? '1 thing' : `${things.length.toLocaleString('en')} things`}
        </h2>
        <ul aria-label="Imported" className="divide-y divide-line pt-2">
          {shown.map(({ kind, name, id, change }) => (
            <li key={`${kind} ${id}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
              <TextLink to={org.to(paths[kind](id))}>{name}</TextLink>
              <Badge>{kind}</Badge>
              <span className="text-muted text-sm">{change === 'created' ? 'new' : 'changed'}</span>
            </li>
          ))}
        </ul>
        {things.length > most && (
          <p className="text-muted text-sm">And {things.length - most} more, in their lists.</p>
        )}
      </section>
      {needSecret.length > 0 && (
        <Callout tone="warning" title="Enter their secrets">
          {needSecret.join(', ')}: secrets are never in files. Open the target and enter the value.
        </Callout>
      )}
      <div>
        <Button onClick={onRestart}>Import something else</Button>
      </div>
    </div>
  );
}
