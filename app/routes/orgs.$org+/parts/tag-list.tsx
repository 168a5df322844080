import { Badge } from '#app/ui/badge.tsx';
import { cn } from '#app/ui/cn.ts';

/** Tags in a line: the first few, and how many more there are. */
export function TagList(props: { tags: readonly string[]; max?: number; wrap?: boolean }) {
  const { tags, max = 2, wrap = false } = props;
  const more = tags.length - max;
  return (
    <span className={cn('flex min-w-0 gap-1', wrap && 'flex-wrap')}>
      {tags.slice(0, max).map((tag) => (
        <Badge key={tag} className="min-w-0 max-w-24">
          <span className="truncate" title={tag}>
            {tag}
          </span>
        </Badge>
      ))}
      {more > 0 && (
        <Badge tone="outline" className="shrink-0">
          <span title={tags.slice(max).join(', ')}>+{more}</span>
        </Badge>
      )}
    </span>
  );
}
