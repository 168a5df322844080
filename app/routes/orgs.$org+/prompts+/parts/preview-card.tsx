import { Plus } from 'lucide-react';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Card } from '#app/ui/card.tsx';
import { Spinner } from '#app/ui/spinner.tsx';
import type { PromptContent } from '#server/areas/prompts/schema.ts';
import { EnvironmentChoice } from '../../parts/environment-choice.tsx';
import type { Environments } from '../../parts/use-environment.ts';
import { RenderedPrompt } from './rendered-prompt.tsx';
import type { Preview } from './use-preview.ts';

export interface PreviewCardProps {
  content: PromptContent;
  preview: Preview;
  environments: Environments;
  /** Null where one may not create variables. */
  onCreate: ((name: string) => void) | null;
}

/** What the assistant is told: the text with today's values, marked, or what keeps it from that. */
export function PreviewCard({ content, preview, environments, onCreate }: PreviewCardProps) {
  const { data } = preview;
  return (
    <Card
      title="Preview"
      actions={preview.isPending && <Spinner className="text-muted" />}
      description="What the assistant is told, with the values as they are now."
    >
      <div className="flex flex-col gap-3">
        <EnvironmentChoice environments={environments} />
        {preview.problem && <Callout tone="warning">{preview.problem}</Callout>}
        {data && 'problem' in data && (
          <Callout tone="warning" title="The text can’t be filled in">
            {data.problem.message}
            {placeText(data.problem, typeof content !== 'string')}
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
                  {onCreate && (
                    <Button size="sm" onClick={() => onCreate(name)}>
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
        {data && 'content' in data && <RenderedPrompt content={data.content} parts={data.parts} />}
        {preview.isEmpty && <p className="text-muted text-sm">Write the text to see it here.</p>}
      </div>
    </Card>
  );
}

function placeText(
  { part, line, column }: { part: number; line: number; column: number },
  isChat: boolean,
): string {
  const places = [
    ...(isChat ? [`part ${part + 1}`] : []),
    ...(line > 0 ? [`line ${line}`, `column ${column}`] : []),
  ].join(', ');
  return places === '' ? '' : ` ${places.charAt(0).toUpperCase()}${places.slice(1)}.`;
}
