import { Card } from '#app/ui/card.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { deviceOf } from './device.ts';

interface AccountEvent {
  id: string;
  action: string;
  /** What was used to sign in, or tried. */
  factor: string | null;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: Date;
}

const texts: Readonly<Record<string, string>> = {
  'account.signedUp': 'Account made',
  'account.updated': 'Name changed',
  'account.emailChanged': 'Address changed',
  'account.emailVerified': 'Address confirmed',
  'account.usernameChanged': 'Username changed',
  'account.passwordChanged': 'Password changed',
  'account.passwordStoredAnew': 'Password stored anew, by a newer method',
  'account.secondFactorAdded': 'Second factor set up',
  'account.secondFactorRemoved': 'Second factor removed',
  'account.passkeyAdded': 'Passkey added',
  'account.passkeyRemoved': 'Passkey removed',
  'account.linkAdded': 'Account elsewhere linked',
  'account.linkRemoved': 'Account elsewhere unlinked',
  'account.signInFailed': 'Failed to sign in',
  'account.confirmFailed': 'Failed to confirm',
  'account.firstFactorPassed': 'Passed the first step',
  'account.limitReached': 'Too many tries or requests',
  'session.started': 'Signed in',
};

const factors: Readonly<Record<string, string>> = {
  password: 'with the password',
  link: 'with a printed link',
  code: 'with a code of the app',
  backupCode: 'with a backup code',
  passkey: 'with a passkey',
  google: 'with Google',
  microsoft: 'with Microsoft',
  github: 'with GitHub',
  oidc: 'with a linked account',
};

function textOf({ action, factor }: AccountEvent): string {
  const text = texts[action] ?? action;
  const by = factors[factor ?? ''];
  return by === undefined ? text : `${text} ${by}`;
}

/** What happened to the account lately, so that one notices what one did not do. */
export function ActivityCard({ events }: { events: readonly AccountEvent[] }) {
  return (
    <Card
      title="Recent activity"
      description="Something you don’t recognize? Change your password; that ends every other session."
    >
      <ul className="divide-y divide-line rounded-md border border-line">
        {events.map((event) => (
          <li key={event.id} className="px-3 py-2 text-sm">
            <p className="font-medium">{textOf(event)}</p>
            <p className="text-muted text-xs [overflow-wrap:anywhere]">
              <RelativeTime at={event.createdAt} />
              {event.userAgent && ` · ${deviceOf(event.userAgent).name}`}
              {event.ipAddress && ` · ${event.ipAddress}`}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
