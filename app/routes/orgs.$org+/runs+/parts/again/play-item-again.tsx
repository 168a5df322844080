import { RotateCw } from 'lucide-react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { useToast } from '#app/ui/toast.tsx';

/** Plays one conversation again in its run; what it came to is kept below it. */
export function PlayItemAgain({ item }: { item: { id: string; runId: string } }) {
  const { rpc } = useOrg();
  const toast = useToast();
  const play = useAction(
    () => rpc.runs.playAgain.mutate({ runId: item.runId, which: { itemIds: [item.id] } }),
    {
      onProblem: ({ message }) =>
        toast({ title: 'It is not played again', description: message, tone: 'danger' }),
    },
  );
  return (
    <Button pending={play.isPending} onClick={() => void play.run()}>
      <RotateCw />
      Play again
    </Button>
  );
}
