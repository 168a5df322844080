import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Callout } from '#app/ui/callout.tsx';
import { Card } from '#app/ui/card.tsx';
import { Switch } from '#app/ui/switch.tsx';
import { canTargets } from '#server/areas/targets/access.ts';

/** Whether a target decides expectations of substance. One target at most does. */
export function JudgeCard({ id, isJudge }: { id: string; isJudge: boolean }) {
  const org = useOrg();
  const judge = useAction((on: boolean) =>
    org.rpc.targets.useAsJudge.mutate({ id: on ? id : null }),
  );
  return (
    <Card>
      <Switch
        label="Use as judge"
        hint="In new runs it reads replies and decides expectations of substance (“says in substance”). One target is the judge at a time."
        checked={isJudge}
        disabled={!org.may(canTargets.write)}
        onCheckedChange={(on) => void judge.run(on)}
      />
      {judge.problem && (
        <div className="mt-3">
          <Callout tone="danger">{judge.problem.message}</Callout>
        </div>
      )}
    </Card>
  );
}
