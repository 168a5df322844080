import type { ReactNode } from 'react';

export interface ChartTableProps {
  caption: string;
  rows: readonly { label: string; value: ReactNode }[];
}

/** The numbers behind a chart, for screen readers. */
export function ChartTable({ caption, rows }: ChartTableProps) {
  return (
    <div className="sr-only">
      <table>
        <caption>{caption}</caption>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: points have a place, not an identity
            <tr key={index}>
              <th scope="row">{row.label}</th>
              <td>{row.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
