import { Fragment } from 'react';
import { cn } from './cn.ts';
import type { DiffPartProps } from './diff-inline.tsx';
import { DiffLineText } from './diff-line-text.tsx';
import type { DiffRow, DiffSide } from './diff-rows.ts';
import { UnfoldButton } from './diff-unfold-button.tsx';

const number = 'select-none pr-2 text-right align-top text-muted tabular-nums';
const text = 'whitespace-pre-wrap pr-3 align-top [overflow-wrap:anywhere]';

/** A diff as two columns, what went beside what came. */
export function DiffSideBySide({ stretches, names }: DiffPartProps) {
  return (
    <div className="overflow-clip rounded-lg border border-line bg-surface pb-1">
      <table className="w-full table-fixed border-collapse font-mono text-xs leading-5">
        <caption className="sr-only">
          {names.after} compared with {names.before}
        </caption>
        <colgroup>
          <col className="w-11" />
          <col />
          <col className="w-11" />
          <col />
        </colgroup>
        <thead>
          <tr className="border-line border-b bg-canvas font-sans text-muted">
            <th scope="col" colSpan={2} className="px-3 py-1.5 text-left font-medium">
              {names.before}
            </th>
            <th
              scope="col"
              colSpan={2}
              className="border-line border-l px-3 py-1.5 text-left font-medium"
            >
              {names.after}
            </th>
          </tr>
        </thead>
        <tbody>
          {stretches.map((stretch) => (
            <Fragment key={stretch.from}>
              {stretch.isFolded ? (
                <tr>
                  <td colSpan={4}>
                    <UnfoldButton count={stretch.rows.length} onClick={stretch.open} />
                  </td>
                </tr>
              ) : (
                stretch.rows.map((row) => <Row key={keyOf(row)} row={row} />)
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: DiffRow }) {
  if (row.kind === 'same') {
    return (
      <tr>
        <td className={number}>{row.before}</td>
        <td dir="auto" className={text}>
          {row.text || ' '}
        </td>
        <td className={cn(number, 'border-line border-l')}>{row.after}</td>
        <td dir="auto" className={text}>
          {row.text || ' '}
        </td>
      </tr>
    );
  }
  return (
    <tr>
      <Side kind="removed" side={row.removed} />
      <Side kind="added" side={row.added} />
    </tr>
  );
}

function Side({ kind, side }: { kind: 'removed' | 'added'; side: DiffSide | null }) {
  const look = kind === 'removed' ? 'bg-fail-soft' : 'bg-pass-soft';
  return (
    <>
      <td
        className={cn(
          number,
          kind === 'added' && 'border-line border-l',
          side ? look : 'bg-sunken',
        )}
      >
        {side?.line}
      </td>
      <td dir="auto" className={cn(text, side ? look : 'bg-sunken')}>
        {side && <DiffLineText kind={kind} segments={side.segments} />}
      </td>
    </>
  );
}

function keyOf(row: DiffRow): string {
  if (row.kind === 'same') return `s${row.before}`;
  return `c${row.removed?.line ?? ''}-${row.added?.line ?? ''}`;
}
