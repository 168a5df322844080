import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { cn } from '#app/ui/cn.ts';
import { Diff } from '#app/ui/diff.tsx';
import { SearchInput } from '#app/ui/search-input.tsx';
import type { Preview } from './use-import.ts';

type Item = Preview['items'][number];

const tones = {
  created: 'pass',
  changed: 'accent',
  unchanged: 'neutral',
  conflicting: 'fail',
} as const;
const words = {
  conflicting: 'Conflicting',
  changed: 'Changed',
  created: 'New',
  unchanged: 'Unchanged',
} as const;
const order = ['conflicting', 'changed', 'created', 'unchanged'] as const;
const shownAtFirst = 50;

/** What becomes of each thing, what needs looking at first; its YAML before and after on demand. */
export function ChangeList({ items }: { items: readonly Item[] }) {
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = items.filter(({ name, kind }) => `${kind} ${name}`.toLowerCase().includes(wanted));
  return (
    <div className="flex flex-col gap-4">
      {items.length > 8 && (
        <div className="max-w-80">
          <SearchInput label="Search the things" value={search} onValueChange={setSearch} />
        </div>
      )}
      {found.length === 0 && <p className="text-muted text-sm">Nothing has this in its name.</p>}
      {order.map((change) => (
        <Group
          key={change}
          change={change}
          items={found.filter((item) => item.change === change)}
        />
      ))}
    </div>
  );
}

function Group({ change, items }: { change: (typeof order)[number]; items: readonly Item[] }) {
  const [isAll, setAll] = useState(false);
  if (items.length === 0) return null;
  const shown = isAll ? items : items.slice(0, shownAtFirst);
  return (
    <Card title={`${words[change]} (${items.length.toLocaleString('en')})`} flush>
      <ul className="divide-y divide-line">
        {shown.map((item) => (
          <Change key={`${item.kind} ${item.name} ${item.file}:${item.line}`} item={item} />
        ))}
      </ul>
      {shown.length < items.length && (
        <div className="border-line border-t p-3">
          <Button variant="ghost" onClick={() => setAll(true)}>
            Show {(items.length - shown.length).toLocaleString('en')} more
          </Button>
        </div>
      )}
    </Card>
  );
}

function Change({ item }: { item: Item }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { name, kind, file, line, change, conflicts, texts, isTooLong } = item;
  return (
    <li className="px-4 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {texts ? (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
            className="focus-ring -ml-1 flex min-w-0 items-center gap-1.5 rounded-sm text-left font-medium pointer-coarse:min-h-11"
          >
            <ChevronRight
              aria-hidden="true"
              className={cn('size-4 shrink-0 text-muted', isOpen && 'rotate-90')}
            />
            <span className="[overflow-wrap:anywhere]">{name}</span>
          </button>
        ) : (
          <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{name}</span>
        )}
        <Badge tone={tones[change]}>{kind}</Badge>
        <span className="font-mono text-muted text-xs [overflow-wrap:anywhere]">
          {file}:{line}
        </span>
      </div>
      {conflicts.map((conflict) => (
        <p key={conflict} className="pt-1 text-fail text-sm">
          {conflict}
        </p>
      ))}
      {isTooLong && (
        <p className="pt-1 text-muted text-sm">Its text is too long to be shown here.</p>
      )}
      <div id={id} hidden={!isOpen} className="pt-2">
        {isOpen && texts && (
          <Diff
            before={texts.before ?? ''}
            after={texts.after}
            beforeName={texts.before === null ? 'Nothing' : 'Here'}
            afterName="In the file"
          />
        )}
      </div>
    </li>
  );
}
