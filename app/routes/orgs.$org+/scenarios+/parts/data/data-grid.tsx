import { X } from 'lucide-react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { cn } from '#app/ui/cn.ts';
import { IconButton } from '#app/ui/icon-button.tsx';
import { type DraftData, newKey } from '../draft.ts';
import {
  addRow,
  removeColumn,
  removeRow,
  renameColumn,
  renameRow,
  setCell,
} from '../edit-table.ts';
import { focusSoon } from '../focus-soon.ts';
import type { PlacedProblems } from '../place-problems.ts';
import { walkCells } from './walk-cells.ts';

export interface DataGridProps {
  data: DraftData;
  problems: PlacedProblems;
  /** `about` says which cell is typed in; `touched` are the places whose refusals are out of date. */
  onChange: (data: DraftData, about: string | null, touched: readonly string[]) => void;
  onPasteCells: (event: ClipboardEvent, from: { row: number; column: number }) => void;
}

/** A table one types into: arrows and Enter go between cells, Enter in the last row makes another. */
export function DataGrid({ data, problems, onChange, onPasteCells }: DataGridProps) {
  const { columns, rows } = data;

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    if (walkCells(event) || event.key !== 'Enter' || event.defaultPrevented) return;
    const { target } = event;
    if (!(target instanceof HTMLTextAreaElement) || event.shiftKey || rows.length >= 500) return;
    event.preventDefault();
    const next = addRow(data, newKey);
    onChange(next, null, []);
    focusSoon(`row-${next.rows.at(-1)?.key}`);
  }

  return (
    <div className="scroll-thin relative overflow-x-auto rounded-lg border border-line bg-surface">
      <table aria-label="Data rows" className="w-full text-sm" onKeyDown={onKeyDown}>
        <thead>
          <tr className="border-line border-b bg-sunken">
            <th scope="col" className="w-36 px-2.5 py-1.5 text-left font-medium text-muted text-xs">
              Row
            </th>
            {columns.map(({ key, name }, at) => (
              <th key={key} scope="col" className="min-w-36 p-0 text-left align-top font-normal">
                <Cell
                  id={`column-${key}`}
                  label={`Name of column ${at + 1}`}
                  value={name}
                  mono
                  placeholder="column"
                  problem={problems[`${key}.name`]}
                  onChange={(value) =>
                    onChange(renameColumn(data, key, value), `column ${key}`, [key, 'data'])
                  }
                >
                  <IconButton
                    label={`Remove column ${name || at + 1}`}
                    icon={<X />}
                    size="sm"
                    onClick={() => onChange(removeColumn(data, key), null, [key, 'data'])}
                  />
                </Cell>
              </th>
            ))}
            <th scope="col" className="w-8">
              <span className="sr-only">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.key} className="border-line border-b last:border-0">
              <th scope="row" className="p-0 text-left align-top font-normal">
                <Cell
                  id={`row-${row.key}`}
                  label={`Name of row ${at + 1}`}
                  value={row.name}
                  placeholder="name"
                  problem={problems[`${row.key}.name`]}
                  onChange={(value) =>
                    onChange(renameRow(data, row.key, value), `row ${row.key}`, [row.key, 'data'])
                  }
                />
              </th>
              {columns.map((column, place) => (
                <td key={column.key} className="border-line border-l p-0 align-top">
                  <Cell
                    label={`${column.name || `Column ${place + 1}`} of row ${row.name || at + 1}`}
                    value={row.values[place] ?? ''}
                    problem={problems[`${row.key}.${place}`]}
                    onPaste={(event) => onPasteCells(event, { row: at, column: place })}
                    onChange={(value) =>
                      onChange(
                        setCell(data, row.key, place, value),
                        `cell ${row.key} ${column.key}`,
                        [`${row.key}.${place}`],
                      )
                    }
                  />
                </td>
              ))}
              <td className="align-top">
                <IconButton
                  label={`Remove row ${row.name || at + 1}`}
                  icon={<X />}
                  size="sm"
                  onClick={() => onChange(removeRow(data, row.key), null, [row.key, 'data'])}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell(props: {
  id?: string;
  label: string;
  value: string;
  mono?: boolean;
  placeholder?: string;
  problem: string | undefined;
  onChange: (value: string) => void;
  onPaste?: (event: ClipboardEvent) => void;
  children?: React.ReactNode;
}) {
  const { id, label, value, problem, onChange } = props;
  return (
    <>
      <span className="flex items-start">
        <textarea
          id={id}
          data-cell=""
          dir="auto"
          rows={1}
          value={value}
          placeholder={props.placeholder}
          aria-label={problem ? `${label}: ${problem}` : label}
          aria-invalid={problem ? true : undefined}
          onChange={(event) => onChange(event.target.value)}
          onPaste={props.onPaste}
          className={cn(
            'field-sizing-content scroll-thin max-h-32 min-h-8 w-full min-w-0 resize-none bg-transparent px-2.5 py-1.5 outline-none focus-visible:outline-2 focus-visible:outline-accent focus-visible:-outline-offset-2 aria-invalid:bg-fail-soft pointer-coarse:min-h-11 pointer-coarse:text-base',
            props.mono && 'font-mono text-xs leading-5',
          )}
        />
        {props.children}
      </span>
      {problem && <p className="px-2.5 pb-1 text-fail text-xs">{problem}</p>}
    </>
  );
}
