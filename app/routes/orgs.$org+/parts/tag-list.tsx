import { Badge } from '#app/ui/badge.tsx';

/** Tags in a line: the first few, and how many more there are. */
export function TagList({ tags, max = 3 }: { tags: readonly string[]; max?: number }) {
  const more = tags.length - max;
  return (
    <span className="flex min-w-0 flex-wrap gap-1">
      {tags.slice(0, max).map((tag) => (
        <Badge key={tag} className="max-w-32">
          <span className="truncate">{tag}</span>
        </Badge>
      ))}
      {more > 0 && (
        <Badge tone="outline">
          <span title={tags.slice(max).join(', ')}>+{more}</span>
        </Badge>
      )}
    </span>
  );
}
