import { useState } from 'react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Callout } from '#app/ui/callout.tsx';
import { Card } from '#app/ui/card.tsx';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { Switch } from '#app/ui/switch.tsx';
import { TextLink } from '#app/ui/text-link.tsx';

export interface SecondFactorCardProps {
  isRequired: boolean;
  membersWithout: number;
}

/** Whether members need a second factor to come in. */
export function SecondFactorCard({ isRequired, membersWithout }: SecondFactorCardProps) {
  const org = useOrg();
  const [isAsking, setAsking] = useState(false);
  const set = useAction((next: boolean) =>
    org.rpc.org.setSecondFactor.mutate({ isRequired: next }),
  );
  const isOwnMissing = set.problem?.reason === 'org.ownSecondFactorFirst';
  return (
    <Card title="Second factor">
      <div className="flex flex-col gap-4">
        {set.problem && (
          <Callout
            tone="danger"
            action={isOwnMissing && <TextLink to="/me/security">Set one up</TextLink>}
          >
            {set.problem.message}
          </Callout>
        )}
        <Switch
          label="Members need a second factor"
          hint={
            membersWithout === 0
              ? 'Every member has one.'
              : `${membersWithout} ${membersWithout === 1 ? 'member has' : 'members have'} none yet.`
          }
          checked={isRequired}
          disabled={set.isPending}
          onCheckedChange={(next) => (next && membersWithout > 0 ? setAsking(true) : set.run(next))}
        />
      </div>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Keep out ${membersWithout} ${membersWithout === 1 ? 'member' : 'members'} for now?`}
        description="Whoever has no second factor can’t open this organization until they set one up."
        confirmLabel="Require it"
        tone="primary"
        onConfirm={() => set.run(true)}
      />
    </Card>
  );
}
