import { Badge } from '#app/ui/badge.tsx';
import type { Column } from '#app/ui/table.tsx';
import { ScenarioMenu } from '../../../scenarios+/parts/scenario-menu.tsx';
import type { Status } from '../../status-badge.tsx';
import { FoundText } from '../found-text.tsx';
import {
  menuColumn,
  NameCell,
  nameColumn,
  savedColumn,
  statusColumn,
  tagsColumn,
} from '../list-columns.tsx';

type Mark = { start: number; end: number };

export interface ScenarioListRow {
  id: string;
  name: string;
  description: string;
  locale: string;
  status: Status;
  tags: readonly string[];
  version: number;
  isSuggested: boolean;
  turnCount: number;
  suiteCount: number;
  updatedAt: Date;
  /** What a search found in it; null when one didn't search. */
  found: {
    name: readonly Mark[];
    tags: readonly string[];
    excerpt: { text: string; marks: readonly Mark[] } | null;
  } | null;
}

/** The columns of the list of scenarios; what one may do with a row is the last. */
export function scenarioColumns(mayWrite: boolean): Column<ScenarioListRow>[] {
  const columns: Column<ScenarioListRow>[] = [
    nameColumn((row) => <ScenarioName row={row} />),
    statusColumn(),
    tagsColumn(),
    {
      id: 'locale',
      header: 'Language',
      hideBelow: 'md',
      cell: (row) => <span className="font-mono text-xs">{row.locale}</span>,
    },
    { id: 'turns', header: 'Turns', align: 'end', hideBelow: 'lg', cell: (row) => row.turnCount },
    {
      id: 'suites',
      header: 'Suites',
      align: 'end',
      hideBelow: 'md',
      cell: (row) => row.suiteCount,
    },
    { id: 'version', header: 'Version', align: 'end', hideBelow: 'lg', cell: (row) => row.version },
    savedColumn(),
  ];
  const menu = menuColumn<ScenarioListRow>((row) => <ScenarioMenu scenario={row} />);
  return mayWrite ? [...columns, menu] : columns;
}

function ScenarioName({ row }: { row: ScenarioListRow }) {
  const { name, description, found } = row;
  const tags = found?.tags.join(', ');
  return (
    <>
      <NameCell
        name={
          <>
            <FoundText text={name} marks={found?.name ?? []} />
            {row.isSuggested && (
              <Badge tone="accent" className="ml-1.5">
                Suggested
              </Badge>
            )}
          </>
        }
        about={found ? '' : description}
      />
      {found?.excerpt && (
        <FoundText
          text={found.excerpt.text}
          marks={found.excerpt.marks}
          className="block truncate text-muted"
        />
      )}
      {found && !found.excerpt && (
        <span className="block truncate text-muted">{tags ? `Tagged ${tags}` : description}</span>
      )}
    </>
  );
}
