import { useSearchParams } from '@remix-run/react';
import { ChevronDown, ListRestart, Scale } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#app/ui/icon-button.tsx';
import { Menu } from '#app/ui/menu.tsx';
import { readRowFilter } from '../row-filter.ts';
import type { RunDetail } from '../run-shapes.ts';
import { RescoreDialog } from './rescore-dialog.tsx';
import { RunAgainDialog } from './run-again-dialog.tsx';

/** Ways to play an ended run again that are not all of it. */
export function AgainMenu({ run }: { run: RunDetail }) {
  const [params] = useSearchParams();
  const [open, setOpen] = useState<'part' | 'rescore' | null>(null);
  const isGone = run.dropped !== null;
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        trigger={
          <IconButton
            label="More ways to run again"
            icon={<ChevronDown />}
            size="md"
            variant="secondary"
          />
        }
        items={[
          {
            label: 'Run part of it again…',
            icon: <ListRestart />,
            onSelect: () => setOpen('part'),
          },
          {
            label: 'Rescore the replies…',
            icon: <Scale />,
            disabled: isGone,
            ...(isGone && { hint: 'What was said is gone.' }),
            onSelect: () => setOpen('rescore'),
          },
        ]}
      />
      <RunAgainDialog
        run={run}
        filter={readRowFilter(params)}
        open={open === 'part'}
        onOpenChange={close}
      />
      <RescoreDialog run={run} open={open === 'rescore'} onOpenChange={close} />
    </>
  );
}
