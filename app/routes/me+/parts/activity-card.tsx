import { Card } from '#app/ui/card.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { deviceOf } from './device.ts';

interface AccountEvent {
  id: string;
  action: string;
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
  'account.signInFailed': 'Sign-in that failed',
  'account.confirmFailed': 'A password or code that was wrong',
  'account.firstFactorPassed': 'First step passed, second factor asked for',
  'account.limitReached': 'Too many tries or requests',
  'session.started': 'Signed in',
};

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
            <p className="font-medium">{texts[event.action] ?? event.action}</p>
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
