import type { MetaFunction } from '@remix-run/node';
import { useNavigate } from '@remix-run/react';
import { useState } from 'react';
import { pageTitle } from '#app/frame/page-title.ts';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Field } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { canScenarios } from '#server/areas/scenarios/access.ts';
import type { TranscriptRole } from '#server/areas/scenarios/schema.ts';
import { ReadOnlyNote } from '../parts/read-only-note.tsx';
import { useLive } from '../parts/use-live.ts';
import { draftOfTranscript } from './parts/transcript/draft-of.ts';
import { SpeakerRoles } from './parts/transcript/speaker-roles.tsx';
import { TranscriptPreview } from './parts/transcript/transcript-preview.tsx';

export const handle = { wide: true };
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'New from transcript');

const example = 'Customer: May I return a plant?\nAgent: Of course, within 30 days.';

export default function FromTranscriptPage() {
  const org = useOrg();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [roles, setRoles] = useState<Record<string, TranscriptRole>>({});
  const isWriter = org.may(canScenarios.write);
  const key = text.trim() === '' || !isWriter ? null : JSON.stringify([text, roles]);
  const read = useLive(key, (signal) =>
    org.rpc.scenarios.readTranscript.query({ text, roles }, { signal }),
  );
  const { data } = read;
  const open = useAction(
    async () => {
      const draftId = crypto.randomUUID();
      const content = draftOfTranscript(data?.turns ?? []);
      const key = `scenario:new:${draftId}`;
      await org.rpc.drafts.save.mutate({ key, content, baseVersion: null });
      return draftId;
    },
    { onDone: (draftId) => navigate(org.to(`scenarios/new?draft=${draftId}`)) },
  );
  const unknown = data?.speakers.filter(({ role }) => role === null).length ?? 0;

  return (
    <>
      <PageHeader
        title="New from transcript"
        description="Paste a conversation that took place. Each reply becomes a turn to write expectations for."
        breadcrumbs={[
          { label: 'Scenarios', to: org.to('scenarios') },
          { label: 'New from transcript' },
        ]}
        actions={
          isWriter && (
            <Button
              variant="primary"
              pending={open.isPending}
              disabled={!data || data.turns.length === 0 || read.isPending}
              onClick={() => void open.run()}
            >
              Open in the editor
            </Button>
          )
        }
      />
      {!isWriter && <ReadOnlyNote what="scenarios" />}
      {isWriter && (
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-5">
            {open.problem && <Callout tone="danger">{open.problem.message}</Callout>}
            <Field
              label="Transcript"
              hint="Lines with names, with or without times; exports of chats; #me and #bot; JSON messages."
              error={read.problem ?? undefined}
            >
              <TextArea
                value={text}
                onValueChange={setText}
                minLines={12}
                maxLines={32}
                placeholder={example}
                spellCheck={false}
                autoFocus
              />
            </Field>
            {data && data.speakers.length > 0 && (
              <Card
                title="Who is who"
                description={
                  unknown > 0 ? `Say it of ${unknown === 1 ? 'one' : unknown} more.` : undefined
                }
              >
                <SpeakerRoles
                  speakers={data.speakers}
                  onChoose={(name, role) => setRoles((was) => ({ ...was, [name]: role }))}
                />
              </Card>
            )}
          </div>
          <section aria-label="What it becomes" aria-live="polite" className="min-w-0">
            {data ? (
              <TranscriptPreview turns={data.turns} left={data.left} />
            ) : (
              <EmptyState title="Nothing pasted yet" drawing="chat">
                The conversation shows here as it is read.
              </EmptyState>
            )}
          </section>
        </div>
      )}
    </>
  );
}
