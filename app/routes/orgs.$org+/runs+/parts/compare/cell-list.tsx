import { useListKeys } from '#app/ui/use-list-keys.ts';
import { type CellClass, cellClasses } from '#server/areas/runs/schema.ts';
import { CellRow } from './cell-row.tsx';
import { ClassIcon, classLook } from './class-look.tsx';
import type { Comparison } from './compare-shapes.ts';

/** The cells of a page by what became of them, the worst first. */
export function CellList({ comparison }: { comparison: Comparison }) {
  useListKeys();
  const { cells, counts, errored } = comparison;
  const groups = cellClasses
    .map((name) => ({ name, cells: cells.filter((cell) => cell.class === name) }))
    .filter((group) => group.cells.length > 0);
  return (
    <div className="flex flex-col gap-5">
      {groups.map((group) => (
        <section key={group.name} aria-labelledby={`class-${group.name}`}>
          <h3
            id={`class-${group.name}`}
            className="mb-2 flex flex-wrap items-center gap-x-2 px-0.5 font-semibold text-sm"
          >
            <ClassIcon name={group.name} />
            {classLook[group.name].word}
            <span className="font-normal text-muted tabular-nums">
              {counts[group.name].toLocaleString('en')}
              {erroredText(group.name, errored[group.name])}
            </span>
          </h3>
          <ul className="overflow-clip rounded-lg border border-line bg-surface shadow-xs">
            {group.cells.map((cell) => (
              <CellRow key={keyOf(cell)} cell={cell} comparison={comparison} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Errors don't pass, but they are something else than a wrong answer. */
function erroredText(name: CellClass, errored: number): string {
  if (errored === 0 || name === 'fixed' || name === 'unchanged') return '';
  return `, ${errored.toLocaleString('en')} by ${errored === 1 ? 'an error' : 'errors'}`;
}

function keyOf(cell: Comparison['cells'][number]): string {
  const items = [...(cell.base?.items ?? []), ...(cell.run?.items ?? [])];
  return items.map(({ id }) => id).join();
}
