import { useOrg } from '#app/rpc/use-org.ts';
import { Callout } from '#app/ui/callout.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import type { TargetChoice } from '../../parts/target-options.ts';

/** What keeps chosen targets from answering, each with the place to mend it. */
export function TargetProblems({ targets }: { targets: readonly TargetChoice[] }) {
  const org = useOrg();
  return targets
    .filter(({ problem }) => problem !== null)
    .map(({ id, name, kind, problem }) => (
      <Callout
        key={id}
        tone="warning"
        title={name}
        action={
          <TextLink to={org.to(kind === 'MODEL' ? 'api-keys' : `targets/${id}`)}>
            {kind === 'MODEL' ? 'API keys' : 'Open target'}
          </TextLink>
        }
      >
        {problem}
      </Callout>
    ));
}
