import { useEffect, useRef } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Card } from '#app/ui/card.tsx';
import { ChangeList } from './change-list.tsx';
import { importSentence, sideEffects, writtenThings } from './import-sentence.ts';
import { PlaceList } from './place-list.tsx';
import type { Preview } from './use-import.ts';

interface LookAtImportProps {
  names: readonly string[];
  preview: Preview;
  /** The organization changed while one looked; this is what would happen now. */
  isNews: boolean;
  isBusy: boolean;
  onApply: () => void;
  onRestart: () => void;
}

/** What an import would do, problems first, and the button that does it. */
export function LookAtImport(props: LookAtImportProps) {
  const { names, preview, isNews, isBusy, onApply, onRestart } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { problems, unmapped, notes, totals, counts, isClean } = preview;
  const shownNames =
    names.length > 3
      ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
      : names.join(', ');
  const stops = totals.problems + counts.conflicting;
  return (
    <div className="flex flex-col gap-5">
      {isNews && (
        <Callout tone="warning" title="Something here changed while you were looking.">
          Nothing was imported. This is what the import would do now.
        </Callout>
      )}
      <section className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 rounded-lg border border-line bg-surface px-4 py-3 shadow-xs">
        <div className="min-w-0 max-w-180">
          <h2
            ref={heading}
            tabIndex={-1}
            className="font-semibold text-base outline-none [overflow-wrap:anywhere]"
          >
            {shownNames}
          </h2>
          <p className="pt-1">
            {stops > 0
              ? `Nothing can be imported yet: ${stops === 1 ? '1 thing needs' : `${stops} things need`} to be put right in the files.`
              : importSentence(counts)}
          </p>
          {isClean &&
            sideEffects(preview).map((text) => (
              <p key={text} className="pt-1 text-muted text-sm">
                {text}
              </p>
            ))}
          <p role="status" className="pt-1 text-muted text-sm empty:hidden">
            {isBusy && isClean && `Writing ${writtenThings(counts)}. Many take some seconds…`}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button onClick={onRestart} disabled={isBusy}>
            Choose other files
          </Button>
          {isClean && (
            <Button variant="primary" pending={isBusy} onClick={onApply}>
              Apply import
            </Button>
          )}
        </div>
      </section>
      {totals.problems > 0 && (
        <Card title={`Problems (${totals.problems.toLocaleString('en')})`}>
          <PlaceList
            label="Problems"
            total={totals.problems}
            lines={problems.map(({ file, line, message }) => ({ file, line, why: message }))}
          />
        </Card>
      )}
      {totals.unmapped > 0 && (
        <Card
          title={`Left out (${totals.unmapped.toLocaleString('en')})`}
          description="Lines without an equal here. Everything else is imported."
        >
          <PlaceList label="Left out" total={totals.unmapped} lines={unmapped} />
        </Card>
      )}
      {totals.notes > 0 && (
        <Card title={`How it was understood (${totals.notes.toLocaleString('en')})`}>
          <PlaceList label="How it was understood" total={totals.notes} lines={notes} />
        </Card>
      )}
      {preview.items.length > 0 && <ChangeList items={preview.items} />}
    </div>
  );
}
