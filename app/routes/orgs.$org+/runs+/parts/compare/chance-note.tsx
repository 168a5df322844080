import { Button } from '#app/ui/button.tsx';
import { Popover } from '#app/ui/popover.tsx';
import type { Comparison } from './compare-shapes.ts';

/** Whether the difference is more than chance, in words; how that is known is one click away. */
export function ChanceNote({ comparison }: { comparison: Comparison }) {
  const { pairs, worse, better, text } = comparison.test;
  return (
    <>
      <p className="text-pretty text-base">{text.replace(/\bp ([=<]) /, 'p\u00a0$1\u00a0')}</p>
      <div className="mt-3">
        <Popover
          label="How this is worked out"
          className="w-96 max-w-[calc(100vw-1rem)] p-4"
          trigger={<Button size="sm">How this is worked out</Button>}
        >
          <div className="flex flex-col gap-2.5 text-pretty text-sm">
            <p>
              {pairs.toLocaleString('en')} results were checked in both runs. Of these{' '}
              {worse.toLocaleString('en')} passed only in the baseline and{' '}
              {better.toLocaleString('en')} only in this run; the rest says nothing. If a change
              made no difference, either would be as likely: p is how often chance alone would then
              split them at least as unevenly (exact McNemar test, two-sided). Below 0.05 it counts
              as more than chance.
            </p>
            <p>
              <strong className="font-medium">It assumes</strong> that the results don’t hang
              together. Repeats of one scenario do, so they count as one result, which passes when
              all of them pass. Scenarios that are much alike, rows of one table, and the same
              scenario against several targets hang together too: with many of these, p comes out
              too small. Choose one target above for a stricter answer.
            </p>
          </div>
        </Popover>
      </div>
    </>
  );
}
