import { Link } from '@remix-run/react';
import { Verdict } from '#app/ui/verdict.tsx';

export interface FailingItem {
  id: string;
  verdict: 'FAIL' | 'ERROR';
  scenarioName: string;
  targetName: string;
  /** Why, in one sentence. */
  summary: string | null;
}

export interface FailingItemsProps {
  items: readonly FailingItem[];
  /** The address of the run's items, ending in a slash. */
  itemsPath: string;
}

/** Conversations that need a look, each with its reason; they open the transcript. */
export function FailingItems({ items, itemsPath }: FailingItemsProps) {
  return (
    <ul className="divide-y divide-line">
      {items.map((item) => (
        <li key={item.id}>
          <Link
            to={itemsPath + item.id}
            prefetch="intent"
            data-row-link
            className="focus-ring-inset flex items-start gap-3 px-4 py-2.5 hover:bg-hover"
          >
            <Verdict verdict={item.verdict} size="icon" className="mt-0.5 shrink-0" />
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-baseline gap-x-2">
                <span dir="auto" className="font-medium [overflow-wrap:anywhere]">
                  {item.scenarioName}
                </span>
                <span className="text-muted text-sm">{item.targetName}</span>
              </span>
              {item.summary && (
                <span
                  dir="auto"
                  className="line-clamp-2 block text-muted text-sm [overflow-wrap:anywhere]"
                >
                  {item.summary}
                </span>
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
