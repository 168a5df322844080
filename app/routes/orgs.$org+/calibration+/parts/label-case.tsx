import { useEffect, useRef, useState } from 'react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { ChatLog, ChatTurn } from '#app/ui/chat-turn.tsx';
import { cn } from '#app/ui/cn.ts';
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

/** One reply and its rubric, to say whether it passes: `p`, `f`, or `n` to skip it. */
export function LabelCase({ one, onLabelled, onSkip }: LabelCaseProps) {
  const { rpc } = useOrg();
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  const [differs, setDiffers] = useState<Said | null>(null);
  const [pressed, setPressed] = useState<Said | null>(null);
  useEffect(() => {
    if (!isFirst.current) return;
    isFirst.current = false;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, []);

  const buttons = useRef<HTMLDivElement>(null);
  const saidBefore = useRef<Said | null>(null);
  // Back from saying why: to the button that had been pressed.
  useEffect(() => {
    const [passes, fails] = buttons.current?.querySelectorAll('button') ?? [];
    if (differs === null && saidBefore.current !== null) {
      (saidBefore.current === 'PASS' ? passes : fails)?.focus();
    }
    saidBefore.current = differs;
  }, [differs]);

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
    setPressed(verdict);
    if (verdict === one.judge.verdict) void save.run(verdict, '');
    else setDiffers(verdict);
  };
  const skip = () => {
    if (!save.isPending) onSkip();
  };
  useShortcuts({ p: () => say('PASS'), f: () => say('FAIL'), n: skip });

  return (
    <section aria-labelledby="case">
      <div className="flex flex-col gap-6 lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
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
        <div
          className={cn(
            'min-w-0 rounded-lg border border-line bg-surface p-4 shadow-xs lg:sticky lg:top-[calc(var(--sticky-top,0px)+1rem)]',
            // Where it is narrow it stays in view while one reads, unless there is something to write.
            differs === null &&
              'max-lg:sticky max-lg:bottom-2 max-lg:z-10 max-lg:max-h-[60dvh] max-lg:overflow-y-auto max-lg:shadow-lg',
          )}
        >
          <h3 className="text-muted text-sm">The reply must say in substance</h3>
          <p dir="auto" className="mt-1 whitespace-pre-wrap text-base [overflow-wrap:anywhere]">
            {one.rubric}
          </p>
          {differs === null ? (
            <div ref={buttons} className="mt-4 grid grid-cols-[1fr_1fr_auto] gap-2 lg:grid-cols-2">
              <Button pending={save.isPending && pressed === 'PASS'} onClick={() => say('PASS')}>
                It passes
                <Key of="P" />
              </Button>
              <Button pending={save.isPending && pressed === 'FAIL'} onClick={() => say('FAIL')}>
                It fails
                <Key of="F" />
              </Button>
              <Button variant="ghost" className="lg:col-span-2" onClick={skip}>
                Skip
                <Key of="N" />
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
              <Callout tone="danger">{save.problem.message}</Callout>
            </div>
          )}
        </div>
      </div>
    </section>
  );
}

/** The key of a button, for those who have a keyboard. */
function Key({ of }: { of: string }) {
  return (
    <span className="pointer-coarse:hidden">
      <Kbd keys={[of]} />
    </span>
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
