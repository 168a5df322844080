import { useMemo, useState } from 'react';
import { DiffInline } from './diff-inline.tsx';
import { countChanges, diffRows } from './diff-rows.ts';
import { DiffSideBySide } from './diff-side-by-side.tsx';
import { diffStretches } from './diff-stretches.ts';

export type DiffLayout = 'inline' | 'side';

export interface DiffProps {
  before: string;
  after: string;
  /** What the two texts are called: "Version 6". */
  beforeName: string;
  afterName: string;
  /** Side by side needs room: below 768 px it is inline too. */
  layout?: DiffLayout;
}

/** What became of a text: changed lines and, inside them, changed words; long same stretches folded. */
export function Diff({ before, after, beforeName, afterName, layout = 'inline' }: DiffProps) {
  const rows = useMemo(() => diffRows(before, after), [before, after]);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const { added, removed } = countChanges(rows);
  if (added + removed === 0) return <p className="text-muted text-sm">The text is the same.</p>;
  const names = { before: beforeName, after: afterName };
  const stretches = diffStretches(rows).map((stretch) => ({
    ...stretch,
    isFolded: stretch.isFolded && !opened.has(stretch.from),
    open: () => setOpened((was) => new Set(was).add(stretch.from)),
  }));
  return (
    <div>
      <p className="mb-2 text-muted text-sm">
        {linesText(added)} added, {removed} removed.
      </p>
      {layout === 'side' && (
        <div className="max-md:hidden">
          <DiffSideBySide stretches={stretches} names={names} />
        </div>
      )}
      <div className={layout === 'side' ? 'md:hidden' : undefined}>
        <DiffInline stretches={stretches} names={names} />
      </div>
    </div>
  );
}

function linesText(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`;
}
