import { Link } from '@remix-run/react';
import { Mail } from 'lucide-react';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';

/** The way to the mails of the installation, for whoever set it up. */
export function OutboxCard() {
  return (
    <Card
      title="Outbox"
      description="Mails of this installation. You set it up, so you alone see them."
      actions={
        <Button asChild>
          <Link to="/me/outbox" prefetch="intent">
            <Mail />
            Open outbox
          </Link>
        </Button>
      }
    />
  );
}
