import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Card } from '#app/ui/card.tsx';
import { MarkedText } from '#app/ui/marked-text.tsx';
import { Spinner } from '#app/ui/spinner.tsx';
import { canVariables } from '#server/areas/variables/access.ts';
import { promptText } from '../../parts/prompt-text.ts';
import { useLive } from '../../parts/use-live.ts';
import { VariableDialog } from '../../variables+/parts/variable-dialog.tsx';
import { markFilled } from './mark-filled.ts';
import type { KnownVariable } from './prompt-form.ts';

export interface PreviewCardProps {
  content: string;
  variables: readonly KnownVariable[];
}

/** What the assistant is told: the text with today's values, marked, or what keeps it from that. */
export function PreviewCard({ content, variables }: PreviewCardProps) {
  const org = useOrg();
  const [creating, setCreating] = useState<string | null>(null);
  const values = Object.fromEntries(variables.map(({ key, value }) => [key, value]));
  const isEmpty = content.trim() === '';
  // The values belong to the key: a changed variable is rendered anew.
  const key = isEmpty ? null : JSON.stringify([content, values]);
  const live = useLive(key, (signal) => org.rpc.prompts.render.query({ content }, { signal }));
  const { data } = live;
  return (
    <Card
      title="Preview"
      actions={live.isPending && <Spinner className="text-muted" />}
      description="What the assistant is told, with the values as they are now."
    >
      <div className="flex flex-col gap-3">
        {live.problem && <Callout tone="warning">{live.problem}</Callout>}
        {data && 'problem' in data && (
          <Callout tone="warning" title="The text can’t be filled in">
            {data.problem.message}
            {data.problem.line > 0 && ` Line ${data.problem.line}, column ${data.problem.column}.`}
          </Callout>
        )}
        {data && 'missing' in data && (
          <Callout
            tone="warning"
            title={data.missing.length === 1 ? 'A variable is missing' : 'Variables are missing'}
          >
            <ul className="mt-1 flex flex-col gap-1.5">
              {data.missing.map((name) => (
                <li key={name} className="flex flex-wrap items-center justify-between gap-2">
                  <code className="font-mono text-ink text-xs">{`{{${name}}}`}</code>
                  {org.may(canVariables.write) && (
                    <Button size="sm" onClick={() => setCreating(name)}>
                      <Plus />
                      Create variable
                      <span className="sr-only">{name}</span>
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </Callout>
        )}
        {data && 'content' in data && (
          <Rendered text={promptText(data.content)} content={content} values={values} />
        )}
        {isEmpty && <p className="text-muted text-sm">Write the text to see it here.</p>}
      </div>
      <VariableDialog
        open={creating !== null}
        onOpenChange={(open) => !open && setCreating(null)}
        startWith={{ key: creating ?? '' }}
      />
    </Card>
  );
}

function Rendered(props: { text: string; content: string; values: Record<string, string> }) {
  const { text, content, values } = props;
  const marks = markFilled(content, values, text).map(({ start, end, name }) => ({
    start,
    end,
    tone: 'note' as const,
    label: name,
  }));
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
      tabIndex={0}
      aria-label="Rendered prompt"
      className="focus-ring scroll-thin max-h-140 overflow-y-auto rounded-md bg-sunken px-3 py-2.5 text-sm leading-relaxed"
    >
      <MarkedText text={text} marks={marks} />
    </section>
  );
}
