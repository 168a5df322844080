import { ChevronRight } from 'lucide-react';
import { durationText } from '#app/ui/duration-text.ts';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { Verdict } from '#app/ui/verdict.tsx';
import { costText } from '../amount-text.ts';
import { Conversation } from '../conversation.tsx';
import type { KeptTranscript } from '../transcript-shapes.ts';

/** What a conversation came to before it was played again, the newest first; opened, all that was said. */
export function EarlierResults({ item }: { item: KeptTranscript }) {
  const { earlier } = item;
  if (earlier.length === 0) return null;
  return (
    <section aria-labelledby="earlier-results" className="mt-10">
      <h2 id="earlier-results" className="mb-3 font-semibold text-lg">
        Earlier results
      </h2>
      <ul className="flex flex-col gap-3">
        {earlier.map((result) => {
          const { round, verdict, latencyMs, costMicroUsd, finishedAt, ...rest } = result;
          const facts = [
            latencyMs !== null && durationText(latencyMs),
            costMicroUsd !== null && `cost ${costText(costMicroUsd)}`,
          ].filter(Boolean);
          return (
            <li key={round}>
              <details className="group rounded-lg border border-line bg-surface shadow-xs">
                <summary className="focus-ring flex cursor-default list-none flex-wrap items-center gap-x-3 gap-y-1 rounded-lg px-4 py-2.5 text-sm hover:bg-hover pointer-coarse:py-3.5">
                  <ChevronRight
                    aria-hidden="true"
                    className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
                  />
                  <span className="font-medium">Result {round}</span>
                  <Verdict verdict={verdict} />
                  {finishedAt && (
                    <span className="text-muted">
                      <RelativeTime at={finishedAt} />
                    </span>
                  )}
                  <span className="text-muted tabular-nums">{facts.join(' · ')}</span>
                  {rest.summary && verdict !== 'PASS' && (
                    <span dir="auto" className="w-full pl-7 text-muted [overflow-wrap:anywhere]">
                      {rest.summary}
                    </span>
                  )}
                </summary>
                <div className="border-line border-t px-4 pt-4 pb-5">
                  <Conversation
                    item={{ ...item, ...rest, verdict, latencyMs, costMicroUsd, status: 'DONE' }}
                    earlier={round}
                  />
                </div>
              </details>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
