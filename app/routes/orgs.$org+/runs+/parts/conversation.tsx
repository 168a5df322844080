import { useOrg } from '#app/rpc/use-org.ts';
import { ChatLog, ChatTurn } from '#app/ui/chat-turn.tsx';
import { MarkedText } from '#app/ui/marked-text.tsx';
import { Verdict } from '#app/ui/verdict.tsx';
import { canRuns } from '#server/areas/runs/access.ts';
import { conversationSteps, lastPlayed, type Step } from './conversation-steps.ts';
import { evidenceMarks } from './evidence-marks.ts';
import type { ExpectationPlace } from './expectation-shapes.ts';
import { ExpectationVerdict } from './expectation-verdict.tsx';
import { worstFirst } from './expectation-view.ts';
import { ExpectedList } from './expected-list.tsx';
import { RawRequestPanel } from './raw/raw-request.tsx';
import type { KeptTranscript, Transcript, TranscriptTurn } from './transcript-shapes.ts';
import { TurnMeta } from './turn-meta.tsx';
import { TurnProblem } from './turn-problem.tsx';
import { whyNotReached } from './why-not-reached.ts';

export interface ConversationProps {
  item: KeptTranscript;
  /** The round of an earlier result, which nobody judges any more; absent for the present one. */
  earlier?: number;
}

/** A conversation as it was played, each reply with its verdicts in the margin, then what was not reached. */
export function Conversation({ item, earlier }: ConversationProps) {
  const steps = conversationSteps(item.content, item.turns);
  const missed = steps.filter((step) => step.played === null);
  const last = lastPlayed(steps);
  const why = whyNotReached(item, last);
  const { may } = useOrg();
  const isPresent = earlier === undefined;
  const mayJudge = may(canRuns.judge) && item.status === 'DONE' && isPresent;
  // The demo assistant is built in: nothing is sent to it. Nor is it for replies that were stored.
  const mayInspect =
    may(canRuns.inspect) && item.target.kind !== 'DEMO' && isPresent && !item.run.isRescored;
  const place = isPresent ? '' : `earlier-${earlier}-`;
  const headingId = `${place}not-reached`;
  return (
    <>
      <ChatLog label={isPresent ? 'Conversation' : `Conversation, result ${earlier}`}>
        {steps.flatMap((step) =>
          step.played
            ? [
                <UserTurn
                  key={`user-${step.number}`}
                  step={step}
                  id={`${place}turn-${step.number}`}
                />,
                <ReplyTurn
                  key={`reply-${step.number}`}
                  turn={step.played}
                  expected={step.expected}
                  target={item.target}
                  inspected={mayInspect ? item.id : null}
                  judging={
                    mayJudge
                      ? {
                          itemId: item.id,
                          replays: item.replays,
                          isStop: missed.length > 0 && step.number === last,
                        }
                      : null
                  }
                />,
              ]
            : [],
        )}
      </ChatLog>
      {missed.length > 0 && (
        <section aria-labelledby={headingId} className="mt-8">
          <h2
            id={headingId}
            className="flex items-center gap-3 text-muted text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line"
          >
            <span className="max-w-4/5 text-pretty text-center font-medium">{why}</span>
          </h2>
          <ol className="mt-4 flex flex-col gap-4">
            {missed.map((step) => (
              <MissedStep key={step.number} step={step} />
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function UserTurn({ step, id }: { step: Step<TranscriptTurn>; id: string }) {
  return (
    <ChatTurn speaker="user" id={id} badge={`Turn ${step.number}`}>
      <MarkedText text={step.userText} />
    </ChatTurn>
  );
}

interface ReplyTurnProps {
  turn: TranscriptTurn;
  expected: Step<TranscriptTurn>['expected'];
  target: Transcript['target'];
  /** The conversation, for who may see what was sent in it. */
  inspected: string | null;
  /** For who may overrule its verdicts. */
  judging: Pick<ExpectationPlace, 'itemId' | 'replays' | 'isStop'> | null;
}

function ReplyTurn({ turn, expected, target, inspected, judging }: ReplyTurnProps) {
  return (
    <ChatTurn
      speaker="assistant"
      badge={
        turn.verdict !== 'PASS' &&
        turn.verdict !== 'UNCHECKED' && <Verdict verdict={turn.verdict} className="text-xs" />
      }
      meta={turn.replyText !== null && <TurnMeta turn={turn} />}
      below={
        inspected !== null && (
          <RawRequestPanel
            itemId={inspected}
            position={turn.position}
            number={turn.number}
            tries={(turn.attempts?.length ?? 0) + 1}
          />
        )
      }
      margin={
        turn.expectations.length > 0 ? (
          <ul
            aria-label={`Expectations of turn ${turn.number}`}
            className="flex flex-col gap-2 @3xl:sticky @3xl:top-[calc(var(--sticky-top,0px)+1rem)]"
          >
            {worstFirst(turn.expectations).map((judged) => (
              <ExpectationVerdict
                key={judged.position}
                judged={judged}
                reply={turn.replyText ?? ''}
                place={
                  judging && {
                    ...judging,
                    turn: turn.position,
                    number: turn.number,
                    expectation: judged.position,
                  }
                }
              />
            ))}
          </ul>
        ) : turn.replyText === null ? (
          <ExpectedList specs={expected} label={`Not judged: expected of turn ${turn.number}`} />
        ) : (
          <p className="px-3 text-muted text-sm @3xl:pt-1.5">Nothing is expected of this reply.</p>
        )
      }
    >
      {turn.replyText === null ? (
        <TurnProblem
          reason={turn.errorReason}
          message={turn.errorMessage ?? 'No reason was given.'}
          target={target}
          tries={turn.attempts ?? []}
        />
      ) : turn.replyText.trim() === '' ? (
        <em className="text-muted">The reply is empty.</em>
      ) : (
        <MarkedText text={turn.replyText} marks={evidenceMarks(turn.expectations)} />
      )}
    </ChatTurn>
  );
}

/** A turn that was not played: what would have been said and expected. */
function MissedStep({ step }: { step: Step<TranscriptTurn> }) {
  return (
    <li className="@container">
      <div className="grid gap-x-5 gap-y-2 @3xl:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="flex min-w-0 flex-col items-end">
          <p className="mb-1 flex items-center gap-2 px-0.5 text-muted text-xs">
            <span className="font-medium">User</span>
            Turn {step.number}
          </p>
          <div className="max-w-[min(38rem,94%)] rounded-xl rounded-tr-sm border border-line-strong border-dashed px-3.5 py-2.5 text-base text-muted leading-relaxed">
            <MarkedText text={step.userText} />
          </div>
        </div>
        <div className="min-w-0 @3xl:pt-5">
          <ExpectedList specs={step.expected} label={`Expected of turn ${step.number}`} />
        </div>
      </div>
    </li>
  );
}
