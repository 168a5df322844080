import { useNavigate } from '@remix-run/react';
import { useRef } from 'react';
import { v4 as newKey } from 'uuid';
import { useOrg } from '#app/rpc/use-org.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { inWords } from '../../../parts/in-words.ts';
import type { RunDetail } from '../run-shapes.ts';

export interface RescoreDialogProps {
  run: RunDetail;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Says what rescoring does, starts it and goes to the run it makes. */
export function RescoreDialog({ run, open, onOpenChange }: RescoreDialogProps) {
  const org = useOrg();
  const navigate = useNavigate();
  // Kept until it worked: a second try after a lost answer must not start a second run.
  const key = useRef<string | null>(null);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Rescore the replies of run ${run.number}?`}
      description="A new run judges the replies that are stored here by what the scenarios expect now. No assistant is called; the judge is asked only about rubrics that changed, or if another judge is chosen. This run stays as it is."
      confirmLabel="Rescore"
      tone="primary"
      onConfirm={async () => {
        key.current ??= newKey();
        const idempotencyKey = key.current;
        const started = org.rpc.runs.rescore.mutate({ runId: run.id, idempotencyKey });
        const { id } = await inWords(started);
        key.current = null;
        navigate(org.to(`runs/${id}`));
      }}
    />
  );
}
