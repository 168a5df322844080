import { useOrg } from '#app/rpc/use-org.ts';
import { TextLink } from '#app/ui/text-link.tsx';

export type UsedBy = { kind: 'prompt' | 'scenario' | 'target'; id: string; name: string };

const folders = { prompt: 'prompts', scenario: 'scenarios', target: 'targets' } as const;

/** What names a variable, as links. */
export function UsedByList({ usedBy }: { usedBy: readonly UsedBy[] }) {
  const org = useOrg();
  if (usedBy.length === 0) return <p className="text-muted text-sm">Nothing uses it yet.</p>;
  return (
    <div className="text-sm">
      <p className="mb-1 font-medium">Used by</p>
      <ul className="flex flex-col gap-1">
        {usedBy.map(({ kind, id, name }) => (
          <li key={`${kind}-${id}`}>
            <TextLink to={org.to(`${folders[kind]}/${id}`)}>{name}</TextLink>
            <span className="text-muted"> · {kind}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
