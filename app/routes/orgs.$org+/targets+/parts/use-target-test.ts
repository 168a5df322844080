import { useRef, useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import type { TargetTest } from './target-test.ts';

/**
 * Tests a target, one test at a time. It changes nothing that the page shows, so nothing is read anew: a
 * test often follows a save, whose reading it would break off.
 */
export function useTargetTest(id: string) {
  const { rpc } = useOrg();
  const [tested, setTested] = useState<TargetTest | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const running = useRef(false);

  async function run(): Promise<void> {
    if (running.current) return;
    running.current = true;
    setPending(true);
    setProblem(null);
    try {
      setTested(await rpc.targets.test.mutate({ id }));
    } catch (thrown) {
      setTested(null);
      setProblem(toProblem(thrown).message);
    } finally {
      running.current = false;
      setPending(false);
    }
  }
  return { run: () => void run(), tested, problem, isPending };
}
