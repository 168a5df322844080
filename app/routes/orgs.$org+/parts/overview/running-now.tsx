import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Card } from '#app/ui/card.tsx';
import { Progress } from '#app/ui/progress.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import type { Overview } from './read-overview.server.ts';

const everyMs = 3_000;

/** What is being played at the moment; reads anew while it is. */
export function RunningNow({ runs }: { runs: Overview['runs'] }) {
  const org = useOrg();
  const revalidator = useRevalidator();
  const latest = useRef(revalidator);
  useEffect(() => {
    latest.current = revalidator;
  });
  const isBusy = runs.length > 0;
  useEffect(() => {
    if (!isBusy) return;
    const timer = setInterval(() => {
      const isWatched = document.visibilityState === 'visible';
      if (isWatched && latest.current.state === 'idle') latest.current.revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [isBusy]);
  if (!isBusy) return null;
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
