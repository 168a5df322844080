import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { CodeText } from '#app/ui/code-text.tsx';
import { promptText } from '../../parts/prompt-text.ts';
import type { KeptTranscript } from './transcript-shapes.ts';

const kinds = {
  MODEL: 'A model',
  HTTP: 'An HTTP endpoint, which brings its own prompt',
  DEMO: 'The demo assistant, which brings its own prompt',
} as const;

/** What the assistant was and was told, as it was when the run started. */
export function FrozenPanel({ item }: { item: KeptTranscript }) {
  const { target } = item;
  const variables = Object.entries(item.run.variables);
  return (
    <details className="group mb-6 rounded-lg border border-line bg-surface shadow-xs">
      <summary className="focus-ring flex cursor-default list-none items-center gap-2 rounded-lg px-4 py-2.5 text-sm hover:bg-hover pointer-coarse:py-3.5">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
        />
        <span className="min-w-0 truncate">
          {target.promptName ? (
            <>
              <span className="font-medium">Prompt as sent</span>
              <span className="text-muted">
                {' '}
                {target.promptName}, version {target.promptVersion}
              </span>
            </>
          ) : (
            <span className="font-medium">Target as it was</span>
          )}
        </span>
      </summary>
      <div className="border-line border-t px-4 pt-3 pb-4">
        <dl className="mb-3 flex flex-wrap gap-x-8 gap-y-2 text-sm">
          <Fact term="Target">{target.name}</Fact>
          <Fact term="Kind">{kinds[target.kind]}</Fact>
          <Fact term="Scenario">Version {item.scenarioVersion}</Fact>
          {item.dataRow !== null && <Fact term="Row">{item.dataRow}</Fact>}
          {item.run.environment !== null && <Fact term="Environment">{item.run.environment}</Fact>}
          {item.content.threshold !== null && (
            <Fact term="Score needed">{item.content.threshold}</Fact>
          )}
          <Fact term="Language">{item.content.locale}</Fact>
          <Fact term="After a failure">
            {item.content.onFail === 'STOP' ? 'The conversation stops' : 'The conversation goes on'}
          </Fact>
        </dl>
        {target.promptContent === null ? (
          <p className="text-muted text-sm">No prompt was sent.</p>
        ) : (
          <CodeText block text={promptText(target.promptContent)} copyLabel="Copy prompt" />
        )}
        {variables.length > 0 && (
          <section aria-labelledby="frozen-variables" className="mt-4">
            <h2 id="frozen-variables" className="mb-1.5 text-muted text-xs">
              Variables as they were filled in
            </h2>
            <dl className="scroll-thin grid max-h-60 overflow-y-auto rounded-md border border-line text-sm sm:grid-cols-[minmax(8rem,auto)_minmax(0,1fr)]">
              {variables.map(([key, value]) => (
                <div
                  key={key}
                  className="grid gap-x-4 px-3 py-1.5 not-first:border-line not-first:border-t sm:col-span-2 sm:grid-cols-subgrid"
                >
                  <dt className="font-mono text-xs leading-5 [overflow-wrap:anywhere]">{key}</dt>
                  <dd dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
                    {value}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
    </details>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-xs">{term}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
