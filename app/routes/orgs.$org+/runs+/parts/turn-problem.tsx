import { Zap } from 'lucide-react';
import { useOrg } from '#app/rpc/use-org.ts';
import { TextLink } from '#app/ui/text-link.tsx';
import { errorAdvice } from './error-advice.ts';
import { FailedTries, triesText } from './failed-tries.tsx';
import type { FailedTry } from './transcript-shapes.ts';

export interface TurnProblemProps {
  reason: string | null;
  /** The provider's own words, and what to do. */
  message: string;
  target: { targetId: string; kind: 'MODEL' | 'HTTP' | 'DEMO' };
  /** What had failed before that. */
  tries: readonly FailedTry[];
}

/** Stands where a reply would: why there is none, and where to set it right. */
export function TurnProblem({ reason, message, target, tries }: TurnProblemProps) {
  const org = useOrg();
  const { title, place } = errorAdvice(reason, target.kind);
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
        {tries.length > 0 && (
          <details className="mt-2">
            <summary className="focus-ring w-fit rounded-sm text-muted hover:text-ink">
              {triesText(tries.length)}
            </summary>
            <div className="mt-1.5">
              <FailedTries tries={tries} />
            </div>
          </details>
        )}
        {place && (
          <p className="mt-2">
            {place === 'targets' ? (
              <TextLink to={org.to(`targets/${target.targetId}`)}>Open target</TextLink>
            ) : (
              <TextLink to={org.to(place)}>Go to API keys</TextLink>
            )}
          </p>
        )}
      </div>
    </div>
  );
}
