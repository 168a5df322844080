import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PlainShell } from '#app/frame/plain-shell.tsx';
import { load, signInPath } from '#app/rpc/load.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';

export const meta: MetaFunction = () => [{ title: 'Outbox · Assay' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const me = context.signedIn;
  if (!me) throw redirect(signInPath(request));
  return await load(request, async () => ({ me, outbox: await context.account.me.outbox() }));
}

export default function OutboxPage() {
  const { me, outbox } = useLoaderData<typeof loader>();
  return (
    <PlainShell me={me} width="page">
      <PageHeader
        title="Outbox"
        description="Mails of this installation. Those without a mail server to send them wait here to be passed on."
        breadcrumbs={[{ label: 'Your settings', to: '/me' }, { label: 'Outbox' }]}
      />
      {outbox.items.length === 0 ? (
        <EmptyState title="No mail yet" drawing="list">
          Invitations and password resets appear here.
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-4">
          {outbox.items.map((mail) => (
            <li key={mail.id}>
              <Card
                title={mail.subject}
                description={
                  <>
                    To {mail.recipient} · <RelativeTime at={mail.createdAt} />
                  </>
                }
                actions={<MailState sentAt={mail.sentAt} error={mail.error} />}
              >
                {mail.error && <p className="mb-2 text-error">{mail.error}</p>}
                <p className="whitespace-pre-wrap break-words text-sm">
                  {mail.text === '' ? 'Its text was given to the mail server.' : mail.text}
                </p>
              </Card>
            </li>
          ))}
        </ul>
      )}
    </PlainShell>
  );
}

function MailState({ sentAt, error }: { sentAt: Date | null; error: string | null }) {
  if (sentAt) return <Badge tone="pass">Sent</Badge>;
  return error ? <Badge tone="error">Not sent</Badge> : <Badge tone="neutral">Waiting</Badge>;
}
