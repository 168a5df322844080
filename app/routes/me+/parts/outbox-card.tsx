import { Link } from '@remix-run/react';
import { Building2, Mail } from 'lucide-react';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';

/** The ways to what concerns the whole installation, for whoever set it up. */
export function OutboxCard() {
  return (
    <Card
      title="Installation"
      description="You set this installation up, so you alone see its organizations, people and mails."
      actions={
        <div className="flex flex-wrap gap-2">
          <Button asChild>
            <Link to="/instance" prefetch="intent">
              <Building2 />
              Organizations and people
            </Link>
          </Button>
          <Button asChild>
            <Link to="/me/outbox" prefetch="intent">
              <Mail />
              Open outbox
            </Link>
          </Button>
        </div>
      }
    />
  );
}
