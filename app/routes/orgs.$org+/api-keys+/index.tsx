import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Card } from '#app/ui/card.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { canApiKeys } from '#server/areas/keys/access.ts';
import { ReadOnlyNote } from '../parts/read-only-note.tsx';
import { SealedNote } from '../parts/sealed-note.tsx';
import { KeyRow } from './parts/key-row.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'API keys');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => {
    const { items, areSealed } = await context.org(params.org ?? '').apiKeys.list();
    return { keys: items, areSealed };
  });
}

export default function ApiKeysPage() {
  const { keys, areSealed } = useLoaderData<typeof loader>();
  const org = useOrg();
  return (
    <>
      <PageHeader
        title="API keys"
        description="One key for each model provider. A key is sealed when it is set and never shown again."
      />
      {areSealed && (
        <div className="mb-4">
          <SealedNote />
        </div>
      )}
      {!org.may(canApiKeys.manage) && (
        <div className="mb-4">
          <ReadOnlyNote what="which keys are set" who={null} />
        </div>
      )}
      <Card flush>
        <ul aria-label="Model providers">
          {keys.map((item) => (
            <KeyRow key={item.provider} item={item} />
          ))}
        </ul>
      </Card>
    </>
  );
}
