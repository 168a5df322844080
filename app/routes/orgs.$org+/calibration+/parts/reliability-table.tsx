import { IntervalBar } from '../../runs+/parts/interval-bar.tsx';
import { percentText } from '../../runs+/parts/pass-rate.ts';
import type { Reliability } from './calibration-shapes.ts';

/** Whether a judge that is surer is right more often: agreement by what it said of itself. */
export function ReliabilityTable(props: { reliability: readonly Reliability[]; judge: string }) {
  const { reliability, judge } = props;
  return (
    <div className="min-w-0">
      <h3 className="font-medium text-sm">Whether its confidence means something</h3>
      {reliability.length === 0 ? (
        <p className="mt-2 text-muted text-sm">It says no confidence.</p>
      ) : (
        <>
          <table
            aria-label={`Agreement with people by the confidence of ${judge}`}
            className="mt-2 w-full text-sm"
          >
            <thead>
              <tr className="text-left text-muted text-xs">
                <th scope="col" className="pb-1 font-medium">
                  It was
                </th>
                <th scope="col" className="pb-1 font-medium" colSpan={2}>
                  People agreed
                </th>
                <th scope="col" className="pb-1 text-right font-medium">
                  Labels
                </th>
              </tr>
            </thead>
            <tbody>
              {reliability.map(({ from, to, labels, agreed, interval }) => (
                <tr key={from}>
                  <th scope="row" className="whitespace-nowrap py-1.5 pr-4 text-left font-normal">
                    {rangeText(from, to)}
                  </th>
                  <td className="w-full">
                    <IntervalBar
                      rate={{ passed: agreed, judged: labels, rate: agreed / labels, ...interval }}
                    />
                  </td>
                  <td className="whitespace-nowrap px-3 text-right font-medium tabular-nums">
                    {percentText(agreed / labels)}
                  </td>
                  <td className="text-right text-muted tabular-nums">
                    {labels.toLocaleString('en')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="mt-2 text-muted text-sm">
            The band is where the true share lies with {'95\u00a0%'} confidence. If agreement does
            not grow downwards, how sure it says it is tells nothing.
          </p>
        </>
      )}
    </div>
  );
}

/** Upper bounds are left out of their row, but for 100 %. */
function rangeText(from: number, to: number): string {
  const percent = (value: number) => Math.round(value * 100);
  return from === 0 ? `below ${percent(to)} % sure` : `${percent(from)}–${percent(to)} % sure`;
}
