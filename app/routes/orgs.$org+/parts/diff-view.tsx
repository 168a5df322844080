import { ChevronsUpDown } from 'lucide-react';
import { Fragment, useState } from 'react';
import { cn } from '#app/ui/cn.ts';
import { type DiffLine, diffLines } from './diff-lines.ts';

const around = 3;
const looks = {
  same: { sign: '', word: '', line: '' },
  added: { sign: '+', word: 'Added: ', line: 'bg-pass-soft' },
  removed: { sign: '−', word: 'Removed: ', line: 'bg-fail-soft' },
} as const;

type Part = { hidden: boolean; lines: DiffLine[] };

/** Two texts as one list of lines, what changed marked, long unchanged stretches folded. */
export function DiffView({ before, after }: { before: string; after: string }) {
  const lines = diffLines(before, after);
  if (lines.every(({ kind }) => kind === 'same')) {
    return <p className="text-muted text-sm">The text is the same.</p>;
  }
  return (
    <div className="overflow-clip rounded-lg border border-line bg-surface py-1 font-mono text-xs leading-5">
      {parts(lines).map((part) => (
        <Stretch key={`${part.lines[0]?.before}-${part.lines[0]?.after}`} part={part} />
      ))}
    </div>
  );
}

function Stretch({ part }: { part: Part }) {
  const [isOpen, setOpen] = useState(!part.hidden);
  if (!isOpen) {
    return (
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="focus-ring-inset my-1 flex w-full items-center gap-2 bg-sunken px-3 py-1 text-left font-sans text-muted hover:text-ink pointer-coarse:min-h-11"
      >
        <ChevronsUpDown aria-hidden="true" className="size-3.5" />
        Show {part.lines.length} unchanged lines
      </button>
    );
  }
  return (
    <Fragment>
      {part.lines.map((line) => {
        const { sign, word, line: look } = looks[line.kind];
        return (
          <div
            key={`${line.before}-${line.after}`}
            className={cn('grid grid-cols-[2.75rem_1.25rem_minmax(0,1fr)] pr-3', look)}
          >
            <span aria-hidden="true" className="select-none pr-2 text-right text-muted">
              {line.after ?? line.before}
            </span>
            <span aria-hidden="true" className="select-none text-center text-muted">
              {sign}
            </span>
            <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              {word && <span className="sr-only">{word}</span>}
              {line.text === '' ? ' ' : line.text}
            </span>
          </div>
        );
      })}
    </Fragment>
  );
}

/** Cuts the lines into stretches; unchanged lines far from a change are hidden at first. */
function parts(lines: readonly DiffLine[]): Part[] {
  const near = lines.map((_, index) =>
    lines
      .slice(Math.max(0, index - around), index + around + 1)
      .some(({ kind }) => kind !== 'same'),
  );
  const found: Part[] = [];
  lines.forEach((line, index) => {
    const hidden = !near[index];
    const last = found.at(-1);
    if (last && last.hidden === hidden) last.lines.push(line);
    else found.push({ hidden, lines: [line] });
  });
  // A fold of one or two lines hides less than it takes.
  return found.map((part) => ({ ...part, hidden: part.hidden && part.lines.length > 2 }));
}
