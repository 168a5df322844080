import { Fragment } from 'react';
import { cn } from './cn.ts';
import { DiffLineText } from './diff-line-text.tsx';
import type { DiffRow, DiffSide } from './diff-rows.ts';
import type { DiffStretch } from './diff-stretches.ts';
import { UnfoldButton } from './diff-unfold-button.tsx';

export type DiffPartProps = {
  stretches: readonly (DiffStretch & { open: () => void })[];
  names: { before: string; after: string };
};

type Line =
  | { kind: 'same'; text: string; line: number }
  | ({ kind: 'removed' | 'added' } & DiffSide);

const signs = { same: '', removed: '−', added: '+' } as const;
const looks = { same: '', removed: 'bg-fail-soft', added: 'bg-pass-soft' } as const;

/** A diff as one list of lines: of each change first what went, then what came. */
export function DiffInline({ stretches, names }: DiffPartProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div
      role="group"
      aria-label={`${names.after} compared with ${names.before}`}
      className="overflow-clip rounded-lg border border-line bg-surface py-1 font-mono text-xs leading-5"
    >
      {stretches.map((stretch) => (
        <Fragment key={stretch.from}>
          {stretch.isFolded ? (
            <UnfoldButton count={stretch.rows.length} onClick={stretch.open} />
          ) : (
            linesOf(stretch.rows).map((line) => (
              <div
                key={`${line.kind}-${line.line}`}
                className={cn(
                  'grid grid-cols-[2.75rem_1.25rem_minmax(0,1fr)] pr-3',
                  looks[line.kind],
                )}
              >
                <span aria-hidden="true" className="select-none pr-2 text-right text-muted">
                  {line.line}
                </span>
                <span aria-hidden="true" className="select-none text-center text-muted">
                  {signs[line.kind]}
                </span>
                <span dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
                  {line.kind === 'same' ? (
                    line.text || ' '
                  ) : (
                    <DiffLineText kind={line.kind} segments={line.segments} />
                  )}
                </span>
              </div>
            ))
          )}
        </Fragment>
      ))}
    </div>
  );
}

function linesOf(rows: readonly DiffRow[]): Line[] {
  const lines: Line[] = [];
  let added: Line[] = [];
  for (const row of rows) {
    if (row.kind === 'same') {
      lines.push(...added, { kind: 'same', text: row.text, line: row.after });
      added = [];
    } else {
      if (row.removed) lines.push({ kind: 'removed', ...row.removed });
      if (row.added) added.push({ kind: 'added', ...row.added });
    }
  }
  return [...lines, ...added];
}
