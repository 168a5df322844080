import { ChatLog, ChatTurn } from '#app/ui/chat-turn.tsx';
import { MarkedText } from '#app/ui/marked-text.tsx';
import { Spinner } from '#app/ui/spinner.tsx';
import { TurnMeta } from '../../runs+/parts/turn-meta.tsx';
import type { Exchange, Trial } from './trial-state.ts';

/** What was said and what came back, the last reply as it comes. */
export function TrialLog({ trial, isAsking }: { trial: Trial; isAsking: boolean }) {
  return (
    <div aria-live="polite" aria-busy={isAsking} className="empty:hidden">
      {trial.length > 0 && (
        <ChatLog label="Conversation">
          {trial.flatMap((exchange, i) => [
            // biome-ignore lint/suspicious/noArrayIndexKey: exchanges are only added at the end
            <ChatTurn key={`said-${i}`} speaker="user">
              <MarkedText text={exchange.said} />
            </ChatTurn>,
            // biome-ignore lint/suspicious/noArrayIndexKey: exchanges are only added at the end
            <ReplyTurn key={`heard-${i}`} exchange={exchange} />,
          ])}
        </ChatLog>
      )}
    </div>
  );
}

function ReplyTurn({ exchange }: { exchange: Exchange }) {
  const { heard, reply, problem } = exchange;
  return (
    <ChatTurn speaker="assistant" meta={reply && <TurnMeta turn={reply} />}>
      {heard !== '' && <MarkedText text={heard} />}
      {heard === '' && reply && <em className="text-muted">The reply is empty.</em>}
      {heard === '' && !reply && !problem && (
        <span className="flex items-center gap-2 text-muted text-sm">
          <Spinner />
          Waiting for the reply
        </span>
      )}
      {problem && <p className="text-fail text-sm">{problem}</p>}
    </ChatTurn>
  );
}
