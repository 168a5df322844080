import { Link } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import { Verdict } from '#app/ui/verdict.tsx';

export interface FailingItem {
  id: string;
  verdict: 'FAIL' | 'ERROR';
  scenarioName: string;
  /** Against what and how often, where that needs saying. */
  about: string;
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
    <ul aria-label="What failed">
      {items.map((item) => (
        <li key={item.id} className="not-first:border-line not-first:border-t">
          <Link
            to={itemsPath + item.id}
            prefetch="intent"
            data-row-link=""
            className="focus-ring-inset group flex items-start gap-3 px-4 py-3 transition-colors hover:bg-hover sm:px-5"
          >
            <Verdict verdict={item.verdict} size="icon" className="mt-px shrink-0" />
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-baseline gap-x-2">
                <span dir="auto" className="font-medium [overflow-wrap:anywhere]">
                  {item.scenarioName}
                </span>
                {item.about && (
                  <span className="text-muted text-xs [overflow-wrap:anywhere]">{item.about}</span>
                )}
              </span>
              {item.summary && (
                <span
                  dir="auto"
                  className="mt-0.5 line-clamp-2 text-muted text-sm [overflow-wrap:anywhere]"
                >
                  {item.summary}
                </span>
              )}
            </span>
            <ChevronRight
              aria-hidden="true"
              className="size-4 shrink-0 self-center text-muted transition-transform group-hover:translate-x-0.5"
            />
          </Link>
        </li>
      ))}
    </ul>
  );
}
