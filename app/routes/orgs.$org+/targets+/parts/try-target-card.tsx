import { useOrg } from '#app/rpc/use-org.ts';
import { Card } from '#app/ui/card.tsx';
import { canTargets } from '#server/areas/targets/access.ts';
import { TryIt } from '../../parts/try-it/try-it.tsx';
import type { TrialTarget } from '../../parts/try-it/use-trial-targets.ts';
import type { Environments } from '../../parts/use-environment.ts';

export interface TryTargetCardProps {
  target: TrialTarget;
  environments: Environments;
  isDirty: boolean;
}

/** A conversation with a target as it is saved; what it can't do is told in the other end's words. */
export function TryTargetCard({ target, environments, isDirty }: TryTargetCardProps) {
  const org = useOrg();
  if (!org.may(canTargets.test)) return null;
  return (
    <Card title="Try it" description="Talk to it through the same code as runs.">
      <div aria-live="polite" className="mb-3 text-muted text-sm empty:hidden">
        {isDirty && <p>You talk to what is saved, not to what you changed.</p>}
      </div>
      <TryIt target={target} greeting="Hello" environments={environments} />
    </Card>
  );
}
