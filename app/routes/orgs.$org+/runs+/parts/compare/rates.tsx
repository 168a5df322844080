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
      <dl className="flex flex-col gap-2.5">
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
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 tabular-nums">
      <dt className="self-end truncate text-muted text-sm" title={name}>
        {name}
      </dt>
      {rate ? (
        <>
          <dd
            className={cn('text-right text-lg', isQuiet ? 'text-muted' : 'font-semibold')}
            title="Of all checked conversations"
          >
            {percentText(rate.rate)}
          </dd>
          <dd aria-hidden="true" className="self-center">
            <IntervalBar rate={{ ...rate, judged: rate.checked }} />
          </dd>
          <dd className="whitespace-nowrap text-right text-muted text-xs">
            {rate.passed.toLocaleString('en')} of {rate.checked.toLocaleString('en')} ·{' '}
            {intervalText(rate)}
          </dd>
        </>
      ) : (
        <dd className="text-muted text-sm">nothing was checked</dd>
      )}
    </div>
  );
}
