import type { ReactNode } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { TextLink } from '#app/ui/text-link.tsx';

export interface SecretFactsProps {
  /** Empty when the secret is too short to show any of it; null where it is shown already. */
  lastFour: string | null;
  /** Empty for secrets set before there were fingerprints. */
  fingerprint: string;
  sentTo: string | null;
  setBy: string | null;
  setAt: Date | null;
  lastUsedAt: Date | null;
  lastRun: { id: string; number: number } | null;
}

/** All that may be known of a stored secret. */
export function SecretFacts(props: SecretFactsProps) {
  const { lastFour, fingerprint, sentTo, setBy, setAt } = props;
  const facts: Record<string, ReactNode> = {
    end: lastFour !== null && <LastFour lastFour={lastFour} />,
    fingerprint: fingerprint !== '' && (
      <span title="The same for the same secret in this organization">
        fingerprint <span className="font-mono">{fingerprint}</span>
      </span>
    ),
    place: sentTo && <span className="[overflow-wrap:anywhere]">sent to {sentTo}</span>,
    set: setAt && (
      <>
        set {setBy ? `by ${setBy} ` : ''}
        <RelativeTime at={setAt} />
      </>
    ),
    used: <LastUse {...props} />,
  };
  const shown = Object.entries(facts).filter(([, fact]) => fact);
  return (
    <p className="flex flex-wrap gap-x-1.5 text-muted text-sm">
      {shown.map(([name, fact], index) => (
        <span key={name}>
          {index > 0 && '· '}
          {fact}
        </span>
      ))}
    </p>
  );
}

function LastFour({ lastFour }: { lastFour: string }) {
  if (lastFour === '') return 'Too short to show any of it';
  return (
    <>
      Ends in <span className="font-mono text-ink">{lastFour}</span>
    </>
  );
}

function LastUse({ lastUsedAt, lastRun }: Pick<SecretFactsProps, 'lastUsedAt' | 'lastRun'>) {
  const org = useOrg();
  if (!lastUsedAt) return 'never used';
  return (
    <>
      used <RelativeTime at={lastUsedAt} />
      {lastRun && (
        <>
          , last by <TextLink to={org.to(`runs/${lastRun.id}`)}>run {lastRun.number}</TextLink>
        </>
      )}
    </>
  );
}
