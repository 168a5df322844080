import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useLocation } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { canScenarios } from '#server/areas/scenarios/access.ts';
import { canSuites } from '#server/areas/suites/access.ts';
import { ListPage } from '../parts/list/list-page.tsx';
import { BulkScenarios } from '../parts/list/scenarios/bulk-scenarios.tsx';
import { MoreWays } from '../parts/list/scenarios/more-ways.tsx';
import {
  type ScenarioListRow,
  scenarioColumns,
} from '../parts/list/scenarios/scenario-columns.tsx';
import { SuiteFilter } from '../parts/list/scenarios/suite-filter.tsx';
import { tagFilters } from '../parts/list/tag-filter.ts';
import { useSelection } from '../parts/list/use-selection.ts';
import { filterOf, listQuery } from '../parts/list-query.ts';
import { statuses, statusFilter } from '../parts/status-badge.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Scenarios');

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const status = filterOf(request, 'status', statuses);
  const asked = new URL(request.url).searchParams;
  const tag = asked.get('tag')?.slice(0, 40);
  const locale = asked.get('locale')?.slice(0, 40);
  const suite = asked.get('suite') ?? '';
  return await load(request, async () => {
    const { scenarios } = context.org(params.org ?? '');
    const [page, tags, locales] = await Promise.all([
      scenarios.list({
        ...listQuery(request),
        status,
        ...(tag ? { tags: [tag] } : {}),
        ...(locale ? { locale } : {}),
        ...(uuid.test(suite) ? { suiteId: suite } : {}),
      }),
      scenarios.tags(),
      scenarios.locales(),
    ]);
    return { page, tags, locales };
  });
}

export default function ScenariosPage() {
  const { page, tags, locales } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const org = useOrg();
  const selection = useSelection(
    page.items.map(({ id }) => id),
    search,
  );
  const mayWrite = org.may(canScenarios.write);
  const newScenario = mayWrite && (
    <Button asChild variant="primary">
      <Link to={org.to('scenarios/new')} prefetch="intent">
        <Plus />
        New scenario
      </Link>
    </Button>
  );
  const localeFilter = {
    name: 'locale',
    label: 'Language',
    options: locales.map((locale) => ({ value: locale, label: locale })),
  };
  const { selected, onChange, onClickCapture, clear } = selection;
  return (
    <div onClickCapture={onClickCapture}>
      <ListPage<ScenarioListRow>
        title="Scenarios"
        what="scenarios"
        description="Conversations, and what the replies in them must be like."
        create={
          mayWrite && (
            <>
              <MoreWays />
              {newScenario}
            </>
          )
        }
        filters={[statusFilter, ...tagFilters(tags), ...(locales.length > 1 ? [localeFilter] : [])]}
        more={
          org.may(canSuites.read)
            ? { names: ['suite'], controls: <SuiteFilter suite={page.suite} /> }
            : undefined
        }
        search={search}
        nextCursor={page.nextCursor}
        summary={page.isCut && 'The best of the newest that match. Another word narrows them down.'}
        table={{
          rows: page.items,
          rowKey: (row) => row.id,
          rowHref: (row) => org.to(`scenarios/${row.id}`),
          columns: scenarioColumns(mayWrite),
          ...(mayWrite ? { selection: { selected, onChange, rowName: (row) => row.name } } : {}),
        }}
        empty={
          <EmptyState title="No scenarios yet" drawing="chat" action={newScenario}>
            Write a conversation as your users would have it, and say after each turn what the reply
            must contain. You may as well{' '}
            <TextLink to={org.to('scenarios/from-transcript')}>paste a transcript</TextLink> or{' '}
            <TextLink to={org.to('transfer')}>import files</TextLink>.
          </EmptyState>
        }
      />
      {mayWrite && (
        <BulkScenarios
          rows={page.items.filter(({ id }) => selected.has(id))}
          tags={tags.map(({ tag }) => tag)}
          suite={page.suite}
          onClear={clear}
        />
      )}
    </div>
  );
}
