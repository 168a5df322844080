import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useEffect } from 'react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { EarlierResults } from './parts/again/earlier-results.tsx';
import { Conversation } from './parts/conversation.tsx';
import { EvidenceGone } from './parts/evidence-gone.tsx';
import { FrozenPanel } from './parts/frozen-panel.tsx';
import { noteSeen } from './parts/last-seen.ts';
import { loadTranscript } from './parts/load-transcript.server.ts';
import { OutcomeLink } from './parts/outcome-link.tsx';
import { TranscriptHead } from './parts/transcript-head.tsx';
import { transcriptName } from './parts/transcript-name.ts';
import { TranscriptNav } from './parts/transcript-nav.tsx';
import { useFollowItem } from './parts/use-follow-item.ts';

export const handle = { wide: true };

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  data
    ? pageTitle(matches, transcriptName(data.item), `Run ${data.item.run.number}`)
    : pageTitle(matches, 'Conversation');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { org = '', run: runId = '', item: itemId = '' } = params;
  return await load(request, () => loadTranscript(context.org(org), { runId, itemId }));
}

export default function TranscriptPage() {
  const { item } = useLoaderData<typeof loader>();
  const { content, dropped } = item;
  const org = useOrg();
  useFollowItem(item);
  useEffect(() => noteSeen(item.runId, item.id), [item.runId, item.id]);
  const runPath = org.to(`runs/${item.runId}`);
  return (
    <div className="mx-auto max-w-280">
      <TranscriptHead item={item} />
      <div className="mb-4 empty:hidden">
        <TranscriptNav
          itemsPath={`${runPath}/items/`}
          previousId={item.previousId}
          nextId={item.nextId}
          previousFailingId={item.previousFailingId}
          nextFailingId={item.nextFailingId}
        />
      </div>
      {dropped && (
        <EvidenceGone dropped={dropped} title="This conversation is gone">
          What was said and why it was judged so can’t be read any more.
        </EvidenceGone>
      )}
      <OutcomeLink item={item} />
      {content && (
        <>
          <FrozenPanel item={{ ...item, content }} />
          <Conversation key={item.id} item={{ ...item, content }} />
          <EarlierResults key={`earlier-${item.id}`} item={{ ...item, content }} />
        </>
      )}
    </div>
  );
}
