import { useEffect, useRef, useState } from 'react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { ChatLog, ChatTurn } from '#app/ui/chat-turn.tsx';
import { Kbd } from '#app/ui/kbd.tsx';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';
import type { Unlabelled } from './calibration-shapes.ts';
import { LabelDiffers } from './label-differs.tsx';
import type { LastLabelled } from './use-label-queue.ts';

interface LabelCaseProps {
  one: Unlabelled;
  onLabelled: (done: LastLabelled) => void;
  onSkip: () => void;
}

type Said = 'PASS' | 'FAIL';

/** One reply and its rubric, to say whether it passes: `p`, `f`, or `n` for another one. */
export function LabelCase({ one, onLabelled, onSkip }: LabelCaseProps) {
  const { rpc } = useOrg();
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  const [differs, setDiffers] = useState<Said | null>(null);
  useEffect(() => {
    if (!isFirst.current) return;
    isFirst.current = false;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, []);

  const { itemId, turn, expectation, seen, replays } = one;
  const save = useAction(
    async (verdict: Said, note: string) => {
      const place = { itemId, turn, expectation, seen, replays };
      await rpc.runs.judge.mutate({ ...place, verdict, note });
      return verdict;
    },
    { onDone: (verdict) => onLabelled({ one, verdict }) },
  );
  const say = (verdict: Said) => {
    if (save.isPending || differs !== null) return;
    if (verdict === one.judge.verdict) void save.run(verdict, '');
    else setDiffers(verdict);
  };
  const skip = () => {
    if (!save.isPending) onSkip();
  };
  useShortcuts({ p: () => say('PASS'), f: () => say('FAIL'), n: skip });

  return (
    <section aria-labelledby="case">
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <h2
            id="case"
            ref={heading}
            tabIndex={-1}
            className="font-semibold text-lg outline-none [overflow-wrap:anywhere]"
          >
            {one.scenario}
          </h2>
          <p className="mb-4 text-muted text-sm">
            {one.run} · {one.target} · turn {one.turnNumber}
          </p>
          <Said said={one.said} />
        </div>
        <div className="min-w-0 rounded-lg border border-line bg-surface p-4 shadow-xs lg:sticky lg:top-[calc(var(--sticky-top,0px)+1rem)]">
          <h3 className="text-muted text-sm">The reply must say in substance</h3>
          <p dir="auto" className="mt-1 whitespace-pre-wrap text-base [overflow-wrap:anywhere]">
            {one.rubric}
          </p>
          {differs === null ? (
            <div className="mt-4 grid grid-cols-2 gap-2">
              <Button pending={save.isPending} onClick={() => say('PASS')}>
                It passes
                <Kbd keys={['P']} />
              </Button>
              <Button pending={save.isPending} onClick={() => say('FAIL')}>
                It fails
                <Kbd keys={['F']} />
              </Button>
              <Button variant="ghost" className="col-span-2" onClick={skip}>
                Another one
                <Kbd keys={['N']} />
              </Button>
            </div>
          ) : (
            <LabelDiffers
              verdict={differs}
              judge={one.judge}
              isPending={save.isPending}
              onKeep={(note) => void save.run(differs, note)}
              onAgree={() => void save.run(differs === 'PASS' ? 'FAIL' : 'PASS', '')}
              onBack={() => setDiffers(null)}
            />
          )}
          {save.problem && (
            <div className="mt-3">
              <Callout
                tone="danger"
                action={
                  <Button size="sm" onClick={skip}>
                    Go on
                  </Button>
                }
              >
                {save.problem.message}
              </Callout>
            </div>
          )}
        </div>
      </div>
    </section>
  );
}

function Said({ said }: Pick<Unlabelled, 'said'>) {
  return (
    <ChatLog label="Conversation">
      {said.flatMap(({ userText, replyText }, index) => {
        const isJudged = index === said.length - 1;
        const number = index + 1;
        return [
          <ChatTurn key={`user-${number}`} speaker="user" badge={`Turn ${number}`}>
            <Text text={userText} />
          </ChatTurn>,
          <ChatTurn
            key={`reply-${number}`}
            speaker="assistant"
            current={isJudged && said.length > 1}
            badge={isJudged && said.length > 1 && 'The reply to judge'}
          >
            <Text text={replyText ?? ''} />
          </ChatTurn>,
        ];
      })}
    </ChatLog>
  );
}

function Text({ text }: { text: string }) {
  if (text.trim() === '') return <em className="text-muted">The reply is empty.</em>;
  return (
    <span dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      {text}
    </span>
  );
}
