import { cn } from '#app/ui/cn.ts';
import { IntervalBar } from '../interval-bar.tsx';
import { intervalText, percentText } from '../pass-rate.ts';
import type { ComparedRate, Comparison } from './compare-shapes.ts';
import { sideNames } from './side-names.ts';

/** The pass rates of both runs, one below the other on the same scale. */
export function Rates({ comparison }: { comparison: Comparison }) {
  const { rates, conversations } = comparison;
  const names = sideNames(comparison);
  const errored = conversations.base.errored + conversations.run.errored;
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(4rem,1fr)_auto] items-center gap-x-3 gap-y-2.5">
        <Rate name={names.base} rate={rates.base} isQuiet />
        <Rate name={names.run} rate={rates.run} isQuiet={false} />
      </dl>
      <p className="mt-2.5 text-muted text-xs">
        Of all checked conversations, with 95 % intervals.
        {errored > 0 &&
          ` ${errored.toLocaleString('en')} ${errored === 1 ? 'error counts' : 'errors count'} as not passed.`}
      </p>
    </>
  );
}

function Rate(props: { name: string; rate: ComparedRate | null; isQuiet: boolean }) {
  const { name, rate, isQuiet } = props;
  return (
    <>
      <dt className="max-w-28 truncate text-muted text-sm tabular-nums" title={name}>
        {name}
      </dt>
      {rate ? (
        <>
          <dd aria-hidden="true">
            <IntervalBar rate={{ ...rate, judged: rate.checked }} />
          </dd>
          <dd className="text-right tabular-nums">
            <span className={cn('text-lg', isQuiet ? 'text-muted' : 'font-semibold')}>
              {percentText(rate.rate)}
            </span>
            <span className="block text-muted text-xs">
              {rate.passed.toLocaleString('en')} of {rate.checked.toLocaleString('en')} ·{' '}
              {intervalText(rate)}
            </span>
          </dd>
        </>
      ) : (
        <dd className="col-span-2 text-muted text-sm">nothing was checked</dd>
      )}
    </>
  );
}
