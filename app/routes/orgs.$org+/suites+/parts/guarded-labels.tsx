import { useOrg } from '#app/rpc/use-org.ts';
import { Card } from '#app/ui/card.tsx';
import { TextLink } from '#app/ui/text-link.tsx';

/** The labels of prompts that move only when this suite is green; nothing where there are none. */
export function GuardedLabels(props: {
  labels: readonly { name: string; prompt: { id: string; name: string } }[];
}) {
  const org = useOrg();
  if (props.labels.length === 0) return null;
  return (
    <Card title="Guards">
      <p className="mb-2 text-muted text-sm">These labels move only when it is green.</p>
      <ul className="flex flex-col gap-1 text-sm">
        {props.labels.map(({ name, prompt }) => (
          <li key={`${prompt.id} ${name}`} className="[overflow-wrap:anywhere]">
            {name} of <TextLink to={org.to(`prompts/${prompt.id}`)}>{prompt.name}</TextLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
