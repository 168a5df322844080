import { MarkedText } from '#app/ui/marked-text.tsx';
import type { PromptContent } from '#server/areas/prompts/schema.ts';
import { partsOfContent } from '../../parts/prompt-text.ts';
import { roleNames } from './edit-parts.ts';
import { tokensText } from './tokens-text.ts';

export interface RenderedPromptProps {
  /** As it is told. */
  content: PromptContent;
  /** Of each part how long it is, and where values stand. */
  parts: readonly {
    tokens: number;
    isExact: boolean;
    filled: readonly { start: number; end: number; name: string }[];
  }[];
}

/** A filled-in prompt part by part, with the values marked, and how many tokens it is. */
export function RenderedPrompt({ content, parts }: RenderedPromptProps) {
  const isChat = typeof content !== 'string';
  return (
    <>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        aria-label="Rendered prompt"
        className="focus-ring scroll-thin flex max-h-140 flex-col gap-3 overflow-y-auto rounded-md bg-sunken px-3 py-2.5 text-sm leading-relaxed"
      >
        {partsOfContent(content).map(({ role, text }, index) => {
          const part = parts[index];
          const marks = (part?.filled ?? []).map(({ start, end, name }) => ({
            start,
            end,
            tone: 'note' as const,
            label: name,
          }));
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place
            <div key={index}>
              {isChat && (
                <p className="flex items-baseline justify-between gap-3 text-muted text-xs">
                  <span className="font-medium">{roleNames[role]}</span>
                  {part && <span className="tabular-nums">{tokensText([part])}</span>}
                </p>
              )}
              <MarkedText text={text} marks={marks} />
            </div>
          );
        })}
      </section>
      <p className="text-muted text-xs">
        <span className="font-medium text-ink tabular-nums">{tokensText(parts)}</span>, as OpenAI’s
        current models count; an estimate for others.
      </p>
    </>
  );
}
