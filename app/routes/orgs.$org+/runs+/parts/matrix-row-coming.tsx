import { Skeleton } from '#app/ui/skeleton.tsx';
import { rowLook } from './matrix-row.tsx';

/** The place of a row that is still being read. */
export function MatrixRowComing(props: { place: number; top: number; columns: number }) {
  const { place, top, columns } = props;
  return (
    <tr
      aria-rowindex={place + 2}
      aria-busy="true"
      className={`${rowLook} absolute inset-x-0 h-[41px]`}
      style={{ top }}
    >
      <th
        scope="row"
        className="flex items-center px-4 text-left @3xl/matrix:border-line @3xl/matrix:border-r"
      >
        <span className="sr-only">Row {place + 1} is being read</span>
        <Skeleton className="w-32" />
      </th>
      <td className="hidden @3xl/matrix:block" style={{ gridColumn: `span ${columns}` }} />
    </tr>
  );
}
