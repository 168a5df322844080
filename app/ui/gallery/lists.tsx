import { Ellipsis, Plus } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '../badge.tsx';
import { Button } from '../button.tsx';
import { Card } from '../card.tsx';
import { DescriptionList } from '../description-list.tsx';
import { EmptyState } from '../empty-state.tsx';
import { FilterBar } from '../filter-bar.tsx';
import { HeatStrip } from '../heat-strip.tsx';
import { IconButton } from '../icon-button.tsx';
import { LinkTabs } from '../link-tabs.tsx';
import { Menu } from '../menu.tsx';
import { PageHeader } from '../page-header.tsx';
import { Pagination } from '../pagination.tsx';
import { RelativeTime } from '../relative-time.tsx';
import { type Sort, Table } from '../table.tsx';
import { Tabs } from '../tabs.tsx';
import { Verdict, type VerdictName } from '../verdict.tsx';
import { Specimen } from './specimen.tsx';

interface SuiteRow {
  id: string;
  name: string;
  last: VerdictName;
  passRate: number;
  items: number;
  at: number;
  history: VerdictName[];
}

const now = Date.UTC(2026, 10, 20, 21, 30);
const p = 'PASS';
const f = 'FAIL';
const suites: SuiteRow[] = [
  {
    id: '1',
    name: 'Checkout',
    last: 'FAIL',
    passRate: 91.7,
    items: 96,
    at: now - 180e3,
    history: [p, p, p, f, p, p, p, p, f, f],
  },
  {
    id: '2',
    name: 'Returns and refunds',
    last: 'PASS',
    passRate: 100,
    items: 48,
    at: now - 4e6,
    history: [p, f, f, p, p, p, p, p, p, p],
  },
  {
    id: '3',
    name: 'Tone of voice, in eleven languages, with polite and impolite customers',
    last: 'ERROR',
    passRate: 72.4,
    items: 1_204,
    at: now - 9e7,
    history: [p, p, 'ERROR', p, p, f, p, p, 'ERROR', 'ERROR'],
  },
  {
    id: '4',
    name: 'Drafts',
    last: 'UNCHECKED',
    passRate: 0,
    items: 3,
    at: now - 6e8,
    history: ['UNCHECKED'],
  },
];

/** Pages and lists: header, filters, table, pages, empty states, tabs, cards. */
export function Lists() {
  const [sort, setSort] = useState<Sort>({ by: 'name', direction: 'asc' });
  const [selected, setSelected] = useState(new Set(['2']));
  const rows = [...suites].sort((a, b) => {
    const order = sort.by === 'rate' ? a.passRate - b.passRate : a.name.localeCompare(b.name);
    return sort.direction === 'asc' ? order : -order;
  });
  return (
    <>
      <Specimen name="PageHeader with LinkTabs, FilterBar, Table, Pagination" stack>
        <div className="min-w-0">
          <PageHeader
            breadcrumbs={[{ label: 'Northwind', to: '#org' }, { label: 'Suites' }]}
            title="Suites"
            badge={<Badge>4</Badge>}
            description="Which scenarios run together, and against which targets."
            actions={
              <>
                <Button>Import</Button>
                <Button variant="primary">
                  <Plus />
                  New suite
                </Button>
              </>
            }
            tabs={
              <LinkTabs
                label="Suites"
                tabs={[
                  { to: '.', label: 'All', count: 4, end: true },
                  { to: 'mine', label: 'Mine', count: 2 },
                  { to: 'archived', label: 'Archived' },
                ]}
              />
            }
          />
          <FilterBar
            searchLabel="Search suites"
            filters={[
              {
                name: 'verdict',
                label: 'Verdict',
                options: [
                  { value: 'PASS', label: 'Passed' },
                  { value: 'FAIL', label: 'Failed' },
                ],
              },
            ]}
          />
          <Table
            label="Suites"
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={(row) => `#suite-${row.id}`}
            sort={sort}
            onSort={setSort}
            selection={{ selected, onChange: setSelected, rowName: (row) => row.name }}
            columns={[
              {
                id: 'name',
                header: 'Name',
                sortable: true,
                cell: (row) => <span className="font-medium">{row.name}</span>,
              },
              { id: 'last', header: 'Last run', cell: (row) => <Verdict verdict={row.last} /> },
              {
                id: 'history',
                header: 'History',
                hideBelow: 'lg',
                cell: (row) => (
                  <HeatStrip
                    label={`Last runs of ${row.name}`}
                    cells={row.history.map((verdict, index) => ({
                      label: `Run ${index + 1}`,
                      verdict,
                    }))}
                  />
                ),
              },
              {
                id: 'rate',
                header: 'Pass rate',
                align: 'end',
                sortable: true,
                hideBelow: 'sm',
                cell: (row) => (row.last === 'UNCHECKED' ? '–' : `${row.passRate.toFixed(1)} %`),
              },
              {
                id: 'items',
                header: 'Items',
                align: 'end',
                hideBelow: 'md',
                cell: (row) => row.items.toLocaleString('en'),
              },
              {
                id: 'at',
                header: 'When',
                align: 'end',
                hideBelow: 'md',
                cell: (row) => (
                  <RelativeTime at={row.at} className="whitespace-nowrap text-muted" />
                ),
              },
              {
                id: 'menu',
                header: 'Actions',
                hideHeader: true,
                className: 'w-px pl-0',
                cell: (row) => (
                  <Menu
                    trigger={
                      <IconButton label={`Actions for ${row.name}`} icon={<Ellipsis />} size="sm" />
                    }
                    items={[{ label: 'Edit', to: '#edit' }]}
                  />
                ),
              },
            ]}
          />
          <Pagination next="?cursor=abc" summary="4 suites" />
        </div>
      </Specimen>
      <Specimen name="Table: loading. EmptyState" stack>
        <Table
          label="Loading suites"
          loading
          rows={suites}
          rowKey={(row) => row.id}
          columns={[
            { id: 'name', header: 'Name', cell: (row) => row.name },
            { id: 'items', header: 'Items', align: 'end', cell: (row) => row.items },
          ]}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <EmptyState
            title="No scenarios yet"
            drawing="chat"
            action={<Button variant="primary">Make an example</Button>}
          >
            A scenario is a conversation with what you expect of each reply.
          </EmptyState>
          <EmptyState
            title="Nothing matches “refnud”"
            drawing="search"
            action={<Button>Clear filters</Button>}
          >
            Try another word, or look at all suites.
          </EmptyState>
          <EmptyState title="No runs yet" drawing="run" />
          <EmptyState title="No keys yet" drawing="key" />
          <EmptyState title="Only you so far" drawing="people" />
          <EmptyState title="No suites yet" drawing="list" />
        </div>
      </Specimen>
      <Specimen name="Card, DescriptionList, Tabs" stack>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Card
            level={3}
            title="Plan"
            description="Trial, 12 days left"
            actions={<Button size="sm">Change</Button>}
            footer="Renews on 3 December"
          >
            <DescriptionList
              items={[
                { term: 'Created by', value: 'Ada Lovelace' },
                { term: 'Model', value: 'kestrel-4-mini' },
                {
                  term: 'Base URL',
                  value: 'https://models.internal.example.com/v1/openai-compatible',
                },
              ]}
            />
          </Card>
          <Tabs
            label="Views of the prompt"
            tabs={[
              { value: 'edit', label: 'Edit', content: 'The text of the prompt.' },
              { value: 'versions', label: 'Versions', count: 12, content: 'Twelve versions.' },
              { value: 'labels', label: 'Labels', content: 'Two labels.' },
            ]}
          />
        </div>
      </Specimen>
    </>
  );
}
