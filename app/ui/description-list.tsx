import type { ReactNode } from 'react';

/** Facts about one thing: a term and its value, two columns where there is room. */
export function DescriptionList({
  items,
}: {
  items: readonly { term: string; value: ReactNode }[];
}) {
  return (
    <div className="@container">
      <dl className="grid text-sm @sm:grid-cols-[minmax(7rem,max-content)_minmax(0,1fr)] @sm:gap-x-6">
        {items.map((item) => (
          <div key={item.term} className="contents">
            <dt className="pt-1.5 text-muted @sm:pb-1.5">{item.term}</dt>
            <dd className="min-w-0 pb-1.5 [overflow-wrap:anywhere] @sm:pt-1.5">{item.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
