import { useOrg } from '#app/rpc/use-org.ts';
import { Card } from '#app/ui/card.tsx';
import { Progress } from '#app/ui/progress.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { useRefresh } from '../../runs+/parts/use-refresh.ts';
import type { Overview } from './read-overview.server.ts';

/** What is being played at the moment; reads anew while it is. */
export function RunningNow({ runs }: { runs: Overview['runs'] }) {
  const org = useOrg();
  useRefresh(runs.length > 0);
  if (runs.length === 0) return null;
  return (
    <Card title="Running now">
      <ul className="flex flex-col gap-4">
        {runs.map((run) => (
          <li key={run.id} className="flex flex-col gap-1.5 text-sm">
            <TextLink tone="quiet" to={org.to(`runs/${run.id}`)} className="self-start font-medium">
              {run.suiteName} · run {run.number}
            </TextLink>
            <Progress
              label={`Progress of run ${run.number}`}
              done={run.doneCount}
              total={run.itemCount}
              unit="conversations"
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
