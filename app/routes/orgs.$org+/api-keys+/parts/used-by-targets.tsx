import { useOrg } from '#app/rpc/use-org.ts';
import { TextLink } from '#app/ui/text-link.tsx';

/** The targets that send a key; those without one wait for it. */
export function UsedByTargets(props: {
  targets: readonly { id: string; name: string }[];
  isSet: boolean;
}) {
  const org = useOrg();
  if (props.targets.length === 0) return null;
  return (
    <p className="text-muted text-sm">
      {props.isSet ? 'Used by ' : 'Waiting for it: '}
      {props.targets.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <TextLink to={org.to(`targets/${id}`)}>{name}</TextLink>
        </span>
      ))}
    </p>
  );
}
