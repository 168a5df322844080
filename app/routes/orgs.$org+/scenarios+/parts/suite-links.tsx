import { useOrg } from '#app/rpc/use-org.ts';
import { TextLink } from '#app/ui/text-link.tsx';

/** The suites that play a scenario. */
export function SuiteLinks({ suites }: { suites: readonly { id: string; name: string }[] }) {
  const org = useOrg();
  return (
    <div className="border-line border-t pt-3 text-sm">
      <p className="mb-1 font-medium">In suites</p>
      {suites.length === 0 && <p className="text-muted">None yet.</p>}
      <ul className="flex flex-col gap-1">
        {suites.map((suite) => (
          <li key={suite.id}>
            <TextLink to={org.to(`suites/${suite.id}`)}>{suite.name}</TextLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
