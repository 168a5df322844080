import { useNavigate } from '@remix-run/react';
import { RotateCw } from 'lucide-react';
import { useRef } from 'react';
import { v4 as newKey } from 'uuid';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';
import type { RunSummary } from './run-shapes.ts';

/** Runs the same suite against the same targets, as they are now, and goes to the new run. */
export function StartAgain({ run, suiteId }: { run: RunSummary; suiteId: string }) {
  const org = useOrg();
  const navigate = useNavigate();
  const toast = useToast();
  async function environmentId(name: string | null): Promise<string | null> {
    if (name === null) return null;
    const environments = await org.rpc.environments.list.query();
    const found = environments.find((environment) => environment.name === name);
    if (!found) throw new Error(`There is no environment ${name} any more. Start the suite anew.`);
    return found.id;
  }
  // Kept until it worked: a second try after a lost answer must not start a second run.
  const key = useRef<string | null>(null);
  const start = useAction(
    async () => {
      key.current ??= newKey();
      return await org.rpc.runs.start.mutate({
        suiteId,
        targetIds: run.targets.map(({ targetId }) => targetId),
        repeats: run.repeats,
        environmentId: await environmentId(run.environment),
        stopAfterFailures: run.stopAfterFailures,
        stopAfterErrors: run.stopAfterErrors,
        budgetMicroUsd: run.budgetMicroUsd,
        idempotencyKey: key.current,
      });
    },
    {
      onDone: ({ id }) => {
        key.current = null;
        navigate(org.to(`runs/${id}`));
      },
      onProblem: ({ message }) =>
        toast({ title: 'The run was not started', description: message, tone: 'danger' }),
    },
  );
  useShortcuts({ r: () => void start.run() });
  return (
    <Button variant="primary" pending={start.isPending} onClick={() => void start.run()}>
      <RotateCw />
      Run again
    </Button>
  );
}
