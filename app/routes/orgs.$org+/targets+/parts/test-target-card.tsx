import { Play } from 'lucide-react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Card } from '#app/ui/card.tsx';
import { cn } from '#app/ui/cn.ts';
import { durationText } from '#app/ui/duration-text.ts';
import { canTargets } from '#server/areas/targets/access.ts';
import { ExchangeView } from './exchange-view.tsx';
import type { TargetTest } from './target-test.ts';
import { textsInAnswer } from './texts-in-answer.ts';
import { useTargetTest } from './use-target-test.ts';

/** The editor around the card. */
export interface TestedEditor {
  isDirty: boolean;
  /** Saves what is typed, then goes on; shows what keeps it from being saved. */
  saveThen: (next: () => void) => void;
  /** Where the form says the reply is; null where there is no such field. */
  replyPath: string | null;
  onReplyPath: (path: string) => void;
}

export interface TestTargetCardProps {
  id: string;
  /** Absent for those who may not change the target. */
  editor?: TestedEditor;
}

/** Sends one message to a target and shows what went over the wire, as one debugs an endpoint. */
export function TestTargetCard({ id, editor }: TestTargetCardProps) {
  const org = useOrg();
  const { run, tested, problem, isPending } = useTargetTest(id);
  if (!org.may(canTargets.test)) return null;
  const isDirty = editor?.isDirty ?? false;
  return (
    <Card
      title="Test"
      description="Sends “Hello” once and shows what goes over the wire, without secrets."
      actions={
        <Button
          pending={isPending}
          onClick={() => (editor && isDirty ? editor.saveThen(run) : run())}
        >
          <Play />
          {isDirty ? 'Save and test' : tested ? 'Test again' : 'Test'}
        </Button>
      }
    >
      {problem && <Callout tone="danger">{problem}</Callout>}
      <div role="status" className="empty:hidden">
        {isPending && !tested ? (
          <p className="text-muted text-sm">Sent. Waiting for the answer…</p>
        ) : (
          tested?.ok && <Reply tested={tested} />
        )}
      </div>
      {tested && (
        <div className={cn('flex flex-col gap-4', tested.ok && 'mt-4')}>
          {!tested.ok && (
            <Callout tone="danger" title="No reply">
              {tested.problem}
            </Callout>
          )}
          {editor?.replyPath != null && <Suggestions tested={tested} editor={editor} />}
          {tested.exchange && <ExchangeView exchange={tested.exchange} />}
        </div>
      )}
    </Card>
  );
}

function Reply({ tested }: { tested: Extract<TargetTest, { ok: true }> }) {
  const { latencyMs, firstTokenMs, text } = tested;
  const first =
    firstTokenMs === null ? '' : `, its first piece after ${durationText(firstTokenMs)}`;
  return (
    <Callout tone="success" title={`It replied in ${durationText(latencyMs)}${first}`}>
      <p dir="auto" className="whitespace-pre-wrap">
        {text}
      </p>
    </Callout>
  );
}

const shownLength = 120;

/** Texts of an answer in which the path found no reply: one click makes one of them the reply. */
function Suggestions({ tested, editor }: { tested: TargetTest; editor: TestedEditor }) {
  const { exchange } = tested;
  const isMissed = !tested.ok && tested.reason === 'assistant.invalidReply';
  if (!isMissed || !exchange?.response) return null;
  const texts = textsInAnswer(exchange.response.body);
  if (texts.length === 0) return null;
  return (
    <section aria-label="Texts in the answer">
      <h3 className="mb-1 font-medium text-sm">Which of these is the reply?</h3>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {texts.map(({ path, text }) => {
          const isChosen = editor.replyPath === path;
          return (
            <li key={path} className="flex items-center gap-3 px-3 py-2">
              <div className="min-w-0 flex-1">
                <p className="font-mono text-muted text-xs [overflow-wrap:anywhere]">
                  {path || 'The whole answer'}
                </p>
                <p dir="auto" className="line-clamp-2 text-sm [overflow-wrap:anywhere]">
                  {text.slice(0, shownLength)}
                </p>
              </div>
              <Button
                size="sm"
                aria-label={`Use ${path || 'the whole answer'}`}
                aria-pressed={isChosen}
                onClick={() => editor.onReplyPath(path)}
              >
                {isChosen ? 'Chosen' : 'Use'}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
