import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useLocation, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { pageLinks } from '../parts/list-query.ts';
import { BaselinePicker } from './parts/compare/baseline-picker.tsx';
import { CellList } from './parts/compare/cell-list.tsx';
import { ChanceNote } from './parts/compare/chance-note.tsx';
import { ClassChips } from './parts/compare/class-chips.tsx';
import { CompareHead } from './parts/compare/compare-head.tsx';
import { compareQuery } from './parts/compare/compare-query.ts';
import type { Comparison } from './parts/compare/compare-shapes.ts';
import { GateNote } from './parts/compare/gate-note.tsx';
import { loadComparison } from './parts/compare/load-comparison.server.ts';
import { NoCells } from './parts/compare/no-cells.tsx';
import { Rates } from './parts/compare/rates.tsx';
import { TargetPicker } from './parts/compare/target-picker.tsx';
import { isOver } from './parts/run-shapes.ts';

export const handle = { wide: true };

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  data
    ? pageTitle(matches, 'Compare', `Run ${data.run.number}: ${data.run.suiteName}`)
    : pageTitle(matches, 'Compare');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const query = compareQuery(new URL(request.url).searchParams);
  return await load(request, () =>
    loadComparison(context.org(params.org ?? ''), params.run ?? '', query),
  );
}

export default function ComparePage() {
  const { run, comparison, problem, choices } = useLoaderData<typeof loader>();
  return (
    <>
      <CompareHead run={run} comparison={comparison} />
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <BaselinePicker run={run} base={comparison?.base ?? null} choices={choices} />
        {comparison && <TargetPicker comparison={comparison} />}
      </div>
      {comparison ? (
        <Compared comparison={comparison} />
      ) : (
        <EmptyState title="Nothing to compare with" drawing="run">
          {problem} Choose another baseline above, or come back after the next run.
        </EmptyState>
      )}
    </>
  );
}

function Compared({ comparison }: { comparison: Comparison }) {
  const { search } = useLocation();
  const { run, base, cells } = comparison;
  return (
    <>
      <Notes comparison={comparison} />
      <h2 className="sr-only">What it comes to</h2>
      <div className="mb-6 grid overflow-clip rounded-lg border border-line bg-surface shadow-xs lg:grid-cols-3 [&>section]:border-line [&>section]:px-4 [&>section]:py-3.5 sm:[&>section]:px-5 max-lg:[&>section+section]:border-t lg:[&>section+section]:border-l">
        <Part title="Pass rate">
          <Rates comparison={comparison} />
        </Part>
        <Part title="Real or chance">
          <ChanceNote comparison={comparison} />
        </Part>
        <Part title="Regression gate">
          <GateNote comparison={comparison} />
        </Part>
      </div>
      <h2 className="sr-only">Results one by one</h2>
      <div className="mb-3">
        <ClassChips counts={comparison.counts} />
      </div>
      <FilterBar searchLabel="Find a scenario" />
      {cells.length > 0 ? (
        <CellList key={`${base.id}-${run.id}`} comparison={comparison} />
      ) : (
        <NoCells comparison={comparison} />
      )}
      <Pagination {...pageLinks(search, comparison.nextCursor)} />
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 font-medium text-muted text-sm">{title}</h3>
      {children}
    </section>
  );
}

/** What has to be known before the figures are read. */
function Notes({ comparison }: { comparison: Comparison }) {
  const { run, base } = comparison;
  const [params] = useSearchParams();
  const unfinished = [base, run].filter(({ status }) => status !== 'COMPLETED');
  const isSame = run.id === base.id && !params.has('from');
  return (
    <>
      {run.suiteId !== base.suiteId && (
        <div className="mb-4">
          <Callout title="These runs are of different suites">
            Only scenarios that both have played are compared; the rest is new or removed.
          </Callout>
        </div>
      )}
      {isSame && (
        <div className="mb-4">
          <Callout title="This is the run itself" action={<Beside comparison={comparison} />}>
            Choose another baseline, or two of its targets to compare with each other.
          </Callout>
        </div>
      )}
      {!isSame && comparison.compared === 0 && <NothingInCommon comparison={comparison} />}
      {unfinished.map((one) => (
        <div key={one.id} className="mb-4">
          <Callout
            tone="warning"
            title={`#${one.number} ${isOver(one.status) ? 'ended before everything was played' : 'is still being played'}`}
            action={
              isOver(one.status) ? undefined : (
                <Button asChild size="sm">
                  <Link to={`?${params}`} replace preventScrollReset>
                    Compare anew
                  </Link>
                </Button>
              )
            }
          >
            What it has no result of counts as {one.id === run.id ? 'removed' : 'new'}.
          </Callout>
        </div>
      ))}
    </>
  );
}

function NothingInCommon({ comparison }: { comparison: Comparison }) {
  return (
    <div className="mb-4">
      <Callout
        tone="warning"
        title="These runs have nothing in common"
        action={<Beside comparison={comparison} />}
      >
        No scenario was played against the same target in both.
      </Callout>
    </div>
  );
}

/** A way to compare different targets: the first of the baseline with the first other one of the run. */
function Beside({ comparison: { base, run } }: { comparison: Comparison }) {
  const [params] = useSearchParams();
  const [from] = base.targets;
  const to = run.targets.find(({ targetId }) => targetId !== from?.targetId);
  if (!from || !to || params.has('from')) return null;
  const next = new URLSearchParams(params);
  next.delete('cursor');
  next.set('from', String(from.position));
  next.set('to', String(to.position));
  return (
    <Button asChild size="sm">
      <Link to={`?${next}`} preventScrollReset>
        Compare {from.name} with {to.name}
      </Link>
    </Button>
  );
}
