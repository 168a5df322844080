import { useEffect, useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';

export type TrialTarget = { id: string; name: string; kind: 'MODEL' | 'HTTP' | 'DEMO' };

/** The targets one can talk to, read once something asks for them; null until they are there. */
export function useTrialTargets(isWanted: boolean) {
  const org = useOrg();
  const [targets, setTargets] = useState<TrialTarget[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { rpc } = org;
  useEffect(() => {
    if (!isWanted || targets) return;
    const leaving = new AbortController();
    rpc.targets.list
      .query({ limit: 200 }, { signal: leaving.signal })
      .then(({ items }) => setTargets(items))
      .catch((thrown: unknown) => {
        if (!leaving.signal.aborted) setProblem(toProblem(thrown).message);
      });
    return () => leaving.abort();
  }, [isWanted, targets, rpc]);
  return { targets, problem };
}
