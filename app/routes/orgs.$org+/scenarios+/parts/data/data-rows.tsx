import { ClipboardPaste, Plus, Table2, Trash2 } from 'lucide-react';
import { type ClipboardEvent, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Dialog, DialogFooter } from '#app/ui/dialog.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { type DraftData, newKey } from '../draft.ts';
import { addColumn, addRow, firstTable, pasteCells, tableOf } from '../edit-table.ts';
import { focusSoon } from '../focus-soon.ts';
import { readCells } from '../read-cells.ts';
import type { ScenarioDraft } from '../use-scenario-draft.ts';
import { DataGrid } from './data-grid.tsx';

/** The table of values a scenario is played with, once for each row. */
export function DataRows({ scenario }: { scenario: ScenarioDraft }) {
  const { draft, problems } = scenario;
  const { data } = draft;
  const [isPasting, setPasting] = useState(false);
  const put = (next: DraftData | null, about: string | null = null) =>
    scenario.set({ data: next }, about);

  function start() {
    const table = firstTable(newKey);
    put(table);
    focusSoon(`column-${table.columns[0]?.key}`);
  }

  return (
    <section aria-labelledby="data-rows" className="mt-10 border-line border-t pt-5">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 id="data-rows" className="font-semibold text-base">
            Data rows
          </h2>
          <p className="text-muted text-sm">
            {data
              ? `Played ${data.rows.length === 1 ? 'once' : `${data.rows.length} times, once`} for each row, with {{column}} standing for its value.`
              : 'Play this conversation several times, with other values each time.'}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {!data && (
            <Button size="sm" onClick={start}>
              <Table2 />
              Add a table
            </Button>
          )}
          <Button size="sm" variant={data ? 'ghost' : 'secondary'} onClick={() => setPasting(true)}>
            <ClipboardPaste />
            {data ? 'Paste anew' : 'Paste a table'}
          </Button>
          {data && (
            <Button size="sm" variant="ghost" onClick={() => put(null)}>
              <Trash2 />
              Remove the table
            </Button>
          )}
        </div>
      </div>
      {problems.data && (
        <p role="alert" className="mb-2 text-fail text-sm">
          {problems.data}
        </p>
      )}
      {data && (
        <>
          <DataGrid
            data={data}
            problems={problems}
            onChange={(next, about, touched) => {
              put(next, about);
              scenario.forgive(touched);
            }}
            onPasteCells={(event: ClipboardEvent, from) => {
              const cells = readCells(event.clipboardData.getData('text'));
              if (cells.length < 2 && (cells[0]?.length ?? 0) < 2) return;
              event.preventDefault();
              put(pasteCells(data, from, cells, newKey));
            }}
          />
          <div className="mt-2 flex gap-1">
            <Button
              size="sm"
              variant="ghost"
              disabled={data.rows.length >= 500}
              onClick={() => {
                const next = addRow(data, newKey);
                put(next);
                focusSoon(`row-${next.rows.at(-1)?.key}`);
              }}
            >
              <Plus />
              Row
            </Button>
            <Button
              size="sm"
              variant="ghost"
              disabled={data.columns.length >= 20}
              onClick={() => {
                const next = addColumn(data, newKey);
                put(next);
                focusSoon(`column-${next.columns.at(-1)?.key}`);
              }}
            >
              <Plus />
              Column
            </Button>
          </div>
        </>
      )}
      {isPasting && (
        <PasteTable
          onClose={() => setPasting(false)}
          onPaste={(text) => {
            put(tableOf(readCells(text), newKey));
            setPasting(false);
          }}
        />
      )}
    </section>
  );
}

function PasteTable(props: { onClose: () => void; onPaste: (text: string) => void }) {
  const [text, setText] = useState('');
  const cells = readCells(text);
  const rows = Math.max(0, cells.length - 1);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title="Paste a table"
      description="From a spreadsheet, or as CSV. The first line names the columns; a first column called “name” names the rows."
    >
      <Field label="Cells">
        <TextArea mono value={text} onValueChange={setText} minLines={6} autoFocus />
      </Field>
      <DialogFooter>
        <span className="mr-auto self-center text-muted text-sm" aria-live="polite">
          {text && `${rows} ${rows === 1 ? 'row' : 'rows'}, ${cells[0]?.length ?? 0} columns`}
        </span>
        <Button onClick={props.onClose}>Cancel</Button>
        <Button variant="primary" disabled={rows === 0} onClick={() => props.onPaste(text)}>
          Use this table
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
