import { useRevalidator } from '@remix-run/react';
import { CircleStop } from 'lucide-react';
import { useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { inWords } from '../../parts/in-words.ts';
import type { RunSummary } from './run-shapes.ts';

/** Stops a run, after asking. */
export function CancelRun({ run }: { run: RunSummary }) {
  const { rpc } = useOrg();
  const { revalidate } = useRevalidator();
  const [isOpen, setOpen] = useState(false);
  const left = run.itemCount - run.doneCount;
  return (
    <>
      <Button
        onClick={() => setOpen(true)}
        pending={run.status === 'CANCELLING'}
        aria-haspopup="dialog"
      >
        <CircleStop />
        Cancel run
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Cancel run ${run.number} of ${run.suiteName}?`}
        description={`${left.toLocaleString('en')} ${left === 1 ? 'conversation is' : 'conversations are'} not played then. What is done stays.`}
        confirmLabel="Cancel run"
        onConfirm={async () => {
          await inWords(rpc.runs.cancel.mutate({ id: run.id }));
          revalidate();
        }}
      />
    </>
  );
}
