import { Card } from '#app/ui/card.tsx';
import { type Column, Table } from '#app/ui/table.tsx';
import { bytesText } from '#server/areas/plans/schema.ts';

interface Month {
  month: Date;
  runs: number;
  storageBytes: number | null;
}

const columns: Column<Month>[] = [
  {
    id: 'month',
    header: 'Month',
    cell: ({ month }) =>
      month.toLocaleDateString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  },
  {
    id: 'runs',
    header: 'Runs started',
    align: 'end',
    cell: ({ runs }) => runs.toLocaleString('en'),
  },
  {
    id: 'storage',
    header: 'Storage',
    align: 'end',
    cell: ({ storageBytes }) => (storageBytes === null ? '–' : bytesText(storageBytes)),
  },
];

/** What was used in the months before. */
export function UsageHistory({ months }: { months: readonly Month[] }) {
  return (
    <Card flush title="Months" description="The last twelve in which something was used.">
      {months.length === 0 ? (
        <p className="px-4 py-3 text-muted text-sm">Nothing has been used yet.</p>
      ) : (
        <Table
          bare
          label="Usage by month"
          rows={months}
          rowKey={({ month }) => month.toISOString()}
          columns={columns}
        />
      )}
    </Card>
  );
}
