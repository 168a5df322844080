import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Callout } from '#app/ui/callout.tsx';
import { Card } from '#app/ui/card.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/select.tsx';
import { Switch } from '#app/ui/switch.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { canRuns } from '#server/areas/runs/access.ts';
import { canTargets } from '#server/areas/targets/access.ts';
import { JudgeVotes } from '#server/areas/targets/schema.ts';

const choices = [
  { value: '1', label: 'One answer', hint: 'The same each time, as far as the model can' },
  { value: '3', label: 'Best of 3 votes', hint: 'Three times the cost of judging' },
  { value: '5', label: 'Best of 5 votes', hint: 'Five times the cost of judging' },
];

interface JudgeCardProps {
  target: { id: string; kind: 'MODEL' | 'HTTP' | 'DEMO'; isJudge: boolean; judgeVotes: number };
}

/** Whether a target decides expectations of substance, and by how many votes. One target at most does. */
export function JudgeCard({ target }: JudgeCardProps) {
  const { id, kind, isJudge, judgeVotes } = target;
  const org = useOrg();
  const mayWrite = org.may(canTargets.write);
  const judge = useAction((on: boolean) =>
    org.rpc.targets.useAsJudge.mutate({ id: on ? id : null }),
  );
  const vote = useAction((votes: JudgeVotes) => org.rpc.targets.useAsJudge.mutate({ id, votes }));
  const problem = judge.problem ?? vote.problem;
  return (
    <Card>
      <Switch
        label="Use as judge"
        hint="In new runs it reads replies and decides expectations of substance (“says in substance”). One target is the judge at a time."
        checked={isJudge}
        disabled={!mayWrite}
        onCheckedChange={(on) => void judge.run(on)}
      />
      {isJudge && kind === 'MODEL' && (
        <div className="mt-4">
          <Field
            label="How it decides"
            hint="With votes it is asked several times at once, more freely, and the majority decides; a tie is an error."
          >
            <Select
              options={choices}
              value={String(judgeVotes)}
              disabled={!mayWrite || vote.isPending}
              onValueChange={(value) => void vote.run(JudgeVotes.parse(Number(value)))}
            />
          </Field>
        </div>
      )}
      {isJudge && org.may(canRuns.read) && (
        <p className="mt-4 text-sm">
          <TextLink to={org.to('calibration')}>How often it agrees with people</TextLink>
        </p>
      )}
      {problem && (
        <div className="mt-3">
          <Callout tone="danger">{problem.message}</Callout>
        </div>
      )}
    </Card>
  );
}
