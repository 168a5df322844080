import { useOrg } from '#app/rpc/use-org.ts';
import { cn } from '#app/ui/cn.ts';
import { TextLink } from '#app/ui/text-link.tsx';
import type { LastLabelled } from './use-label-queue.ts';

const words = { PASS: 'pass', FAIL: 'fail', ERROR: 'nothing' };

/** What the judge had said to the case before, and how far one has come. Read out as it changes. */
export function LastLabel({ last, labelled }: { last: LastLabelled | null; labelled: number }) {
  const org = useOrg();
  return (
    <div role="status" className={cn('text-muted text-sm', last && 'mb-4')}>
      {last && (
        <p className="flex flex-wrap justify-between gap-x-4">
          <span>
            {last.verdict === last.one.judge.verdict
              ? `You said ${words[last.verdict]}, and so did the judge.`
              : `You said ${words[last.verdict]}; the judge had said ${words[last.one.judge.verdict]}.`}{' '}
            <TextLink to={org.to(`runs/${last.one.runId}/items/${last.one.itemId}`)}>
              Look at it again
            </TextLink>
          </span>
          <span className="tabular-nums">{labelled.toLocaleString('en')} labelled</span>
        </p>
      )}
    </div>
  );
}
