import { cn } from './cn.ts';
import type { DiffSegment } from './diff-rows.ts';

const looks = {
  removed: { word: 'Removed: ', mark: 'bg-fail-line/60 line-through decoration-fail' },
  added: { word: 'Added: ', mark: 'bg-pass-line/60 underline decoration-pass' },
} as const;

export interface DiffLineTextProps {
  kind: 'removed' | 'added';
  segments: readonly DiffSegment[];
}

/** A changed line: says what it is, and marks the words that differ. */
export function DiffLineText({ kind, segments }: DiffLineTextProps) {
  const { word, mark } = looks[kind];
  const Mark = kind === 'removed' ? 'del' : 'ins';
  let at = 0;
  const placed = segments.map((segment) => {
    const start = at;
    at += segment.text.length;
    return { ...segment, start };
  });
  return (
    <>
      <span className="sr-only">{word}</span>
      {at === 0 && ' '}
      {placed.map(({ text, changed, start }) =>
        changed ? (
          <Mark key={start} className={cn('rounded-[3px] decoration-1 underline-offset-2', mark)}>
            {shown(text)}
          </Mark>
        ) : (
          shown(text)
        ),
      )}
    </>
  );
}

/** How a line ended before its break is only seen where it changed. */
function shown(text: string): string {
  return text.replaceAll('\r', '␍');
}
