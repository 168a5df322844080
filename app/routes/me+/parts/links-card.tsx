import { useRevalidator } from '@remix-run/react';
import { useState } from 'react';
import { ProviderMark } from '#app/frame/provider-mark.tsx';
import type { Provider } from '#app/frame/social-buttons.tsx';
import { linkTo } from '#app/frame/social-client.ts';
import { useLeaving } from '#app/frame/use-leaving.ts';
import { accountRpc } from '#app/rpc/client.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Card } from '#app/ui/card.tsx';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { useConfirmed } from './confirmed.tsx';

interface Link {
  id: string;
  providerId: string;
  label: string | null;
  createdAt: Date;
}

export interface LinksCardProps {
  /** Those set up at this installation. */
  providers: readonly Provider[];
  links: readonly Link[];
}

/** Accounts elsewhere that sign one in; nothing where there are none to have. */
export function LinksCard({ providers, links }: LinksCardProps) {
  const isGone = (link: Link) => providers.every(({ id }) => id !== link.providerId);
  const gone = links.filter(isGone);
  if (providers.length === 0 && gone.length === 0) return null;
  return (
    <Card
      title="Linked accounts"
      description="Sign in with an account you have elsewhere. Linking or unlinking one signs you out everywhere else."
    >
      <ul
        aria-label="Linked accounts"
        className="divide-y divide-line rounded-md border border-line"
      >
        {providers.map((provider) => {
          const link = links.find(({ providerId }) => providerId === provider.id);
          return link ? (
            <LinkedRow key={provider.id} provider={provider} link={link} />
          ) : (
            <UnlinkedRow key={provider.id} provider={provider} />
          );
        })}
        {gone.map((link) => (
          <LinkedRow
            key={link.id}
            provider={{ id: link.providerId, name: link.providerId }}
            link={link}
            isGone
          />
        ))}
      </ul>
    </Card>
  );
}

function LinkedRow(props: { provider: Provider; link: Link; isGone?: boolean }) {
  const { provider, link, isGone = false } = props;
  const { name } = provider;
  const toast = useToast();
  const confirmed = useConfirmed();
  const revalidator = useRevalidator();
  const [isAsking, setAsking] = useState(false);
  async function remove() {
    await confirmed(() => accountRpc.me.removeLink.mutate({ id: link.id }));
    revalidator.revalidate();
    toast({ title: `${name} is not linked any more`, tone: 'success' });
  }
  return (
    <li className="flex items-center gap-3 px-3 py-2.5 [&>svg]:size-5 [&>svg]:shrink-0">
      <ProviderMark id={provider.id} />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-sm">{name}</p>
        <p className="text-muted text-xs [overflow-wrap:anywhere]">
          {link.label && `${link.label} · `}
          linked <RelativeTime at={link.createdAt} />
          {isGone && ' · not offered here any more'}
        </p>
      </div>
      <Button size="sm" onClick={() => setAsking(true)} aria-label={`Unlink ${name}`}>
        Unlink
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Unlink ${name}?`}
        description={`${link.label ?? name} doesn’t sign you in any more, and you are signed out everywhere else. Your account there stays.`}
        confirmLabel={`Unlink ${name}`}
        onConfirm={remove}
      />
    </li>
  );
}

function UnlinkedRow({ provider: { id, name } }: { provider: Provider }) {
  const confirmed = useConfirmed();
  const { leaving, problem, leave } = useLeaving();
  return (
    <li className="flex flex-col gap-2 px-3 py-2.5">
      <div className="flex items-center gap-3 [&>svg]:size-5 [&>svg]:shrink-0">
        <ProviderMark id={id} />
        <div className="min-w-0 flex-1">
          <p className="font-medium text-sm">{name}</p>
          <p className="text-muted text-xs">not linked</p>
        </div>
        <Button
          size="sm"
          pending={leaving === id}
          onClick={() => leave(id, () => confirmed(() => linkTo(id)))}
          aria-label={`Link ${name}`}
        >
          Link
        </Button>
      </div>
      {problem && <Callout tone="danger">{problem}</Callout>}
    </li>
  );
}
