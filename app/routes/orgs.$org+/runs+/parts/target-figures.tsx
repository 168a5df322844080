import { Card } from '#app/ui/card.tsx';
import { costText, tokensText } from './amount-text.ts';
import { LatencyCell, None, RateCell } from './figure-cells.tsx';
import {
  countsOf,
  type TargetFigures as Figures,
  isOver,
  type RunDetail,
  type RunFigures,
} from './run-shapes.ts';
import { TargetFiguresList } from './target-figures-list.tsx';

const nothingYet: Omit<Figures, 'position'> = {
  passCount: 0,
  failCount: 0,
  errorCount: 0,
  uncheckedCount: 0,
  flakyCount: 0,
  latencyMs: null,
  inputTokens: null,
  outputTokens: null,
  costMicroUsd: null,
};

/** Targets side by side: how many passed and how sure that is, how steady, how fast, at what cost. */
export function TargetFigures({ run, figures }: { run: RunDetail; figures: RunFigures }) {
  if (!figures) {
    return (
      <p className="mb-6 text-muted text-sm">
        Figures by target are summed up when the run is over: it has too many conversations to do it
        while they are played.
      </p>
    );
  }
  const over = isOver(run.status);
  if (over && figures.targets.length === 0) return null;
  // All of them from the start, so that nothing moves when the first results come in.
  const rows = run.targets.map(
    ({ position }) =>
      figures.targets.find((one) => one.position === position) ?? { ...nothingYet, position },
  );
  const slowestMs = Math.max(1, ...rows.map(({ latencyMs }) => latencyMs?.p99 ?? 0));
  const hasRepeats = run.repeats > 1;
  // What one target came to is what the run came to, which stands above.
  const isOnly = run.targets.length === 1;
  return (
    <Card flush className="mb-6">
      <TargetFiguresList figures={rows} run={run} slowestMs={slowestMs} className="sm:hidden" />
      <section
        aria-label="Figures by target"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="focus-ring-inset scroll-thin overflow-x-auto max-sm:hidden"
      >
        <table className="w-full min-w-2xl text-sm tabular-nums">
          <thead>
            <tr className="border-line border-b text-muted text-xs [&>th]:px-3 [&>th]:py-2 [&>th]:text-left [&>th]:font-normal [&>th:first-child]:pl-5">
              <th scope="col">Target</th>
              {!isOnly && <th scope="col">Pass rate</th>}
              {hasRepeats && <th scope="col">Flaky</th>}
              <th scope="col">Latency: half, 90 %, 99 % were faster</th>
              {!isOnly && <th scope="col">Cost</th>}
              {!isOnly && <th scope="col">Tokens</th>}
            </tr>
          </thead>
          <tbody className="[&>tr+tr]:border-line [&>tr+tr]:border-t">
            {rows.map((one) => (
              <TargetRow
                key={one.position}
                figures={one}
                name={run.targets.find(({ position }) => position === one.position)?.name ?? ''}
                slowestMs={slowestMs}
                hasRepeats={hasRepeats}
                isOnly={isOnly}
                isOver={over}
              />
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}

interface TargetRowProps {
  figures: Figures;
  name: string;
  slowestMs: number;
  hasRepeats: boolean;
  isOnly: boolean;
  isOver: boolean;
}

function TargetRow(props: TargetRowProps) {
  const { figures, name, slowestMs, hasRepeats, isOnly } = props;
  const { latencyMs } = figures;
  return (
    <tr className="[&>td]:px-3 [&>td]:py-2">
      <th
        scope="row"
        dir="auto"
        className="max-w-64 truncate py-2 pr-3 pl-5 text-left font-medium"
        title={name}
      >
        {name}
      </th>
      {!isOnly && (
        <td>
          <RateCell counts={countsOf(figures)} isOver={props.isOver} />
        </td>
      )}
      {hasRepeats && (
        <td title="Scenarios whose repeats came out differently">
          {figures.flakyCount.toLocaleString('en')}
        </td>
      )}
      <td>
        <LatencyCell latencyMs={latencyMs} slowestMs={slowestMs} isOver={props.isOver} />
      </td>
      {!isOnly && (
        <>
          <td className="whitespace-nowrap">
            {figures.costMicroUsd === null ? <None /> : costText(figures.costMicroUsd)}
          </td>
          <td className="whitespace-nowrap">
            {tokensText(figures.inputTokens, figures.outputTokens) ?? <None />}
          </td>
        </>
      )}
    </tr>
  );
}
