import { Link } from '@remix-run/react';
import { TriangleAlert } from 'lucide-react';
import { useOrg } from '#app/rpc/use-org.ts';
import type { StoredTarget } from './stored-target.ts';

/** What keeps a target from answering, with the way to where it can be mended. */
export function ProblemBadge({
  target,
}: {
  target: Pick<StoredTarget, 'id' | 'kind' | 'problem'>;
}) {
  const org = useOrg();
  if (!target.problem) return null;
  const to = target.kind === 'MODEL' ? org.to('api-keys') : org.to(`targets/${target.id}`);
  return (
    <Link
      to={to}
      prefetch="intent"
      className="focus-ring inline-flex items-center gap-1 rounded-sm bg-error-soft px-1.5 py-0.5 font-medium text-error text-xs underline decoration-error-line underline-offset-3 hover:decoration-current"
    >
      <TriangleAlert aria-hidden="true" className="size-3 shrink-0" />
      {target.problem.replace(/( under API keys)?\.$/, '')}
    </Link>
  );
}
