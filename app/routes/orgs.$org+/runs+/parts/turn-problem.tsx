import { Zap } from 'lucide-react';
import { useOrg } from '#app/rpc/use-org.ts';
import { TextLink } from '#app/ui/text-link.tsx';
import { errorAdvice } from './error-advice.ts';

export interface TurnProblemProps {
  reason: string | null;
  /** The provider's own words, and what to do as the server knows it. */
  message: string;
  runPath: string;
}

/** Stands where a reply would: why there is none, and what to do. */
export function TurnProblem({ reason, message, runPath }: TurnProblemProps) {
  const org = useOrg();
  const { title, advice, place } = errorAdvice(reason);
  const link = {
    'api-keys': { to: org.to('api-keys'), label: 'API keys' },
    targets: { to: org.to('targets'), label: 'Targets' },
    run: { to: runPath, label: 'The run' },
  };
  return (
    <div className="flex items-start gap-2.5 text-sm">
      <Zap aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-error" fill="currentColor" />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        <p
          dir="auto"
          className="mt-1.5 rounded-md bg-sunken px-2.5 py-2 font-mono text-xs leading-5 [overflow-wrap:anywhere]"
        >
          {message}
        </p>
        <p className="mt-1.5 text-muted">
          {advice}
          {place && (
            <>
              {' '}
              <TextLink to={link[place].to}>{link[place].label}</TextLink>
            </>
          )}
        </p>
      </div>
    </div>
  );
}
