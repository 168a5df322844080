import { Callout } from '#app/ui/callout.tsx';
import { ChatLog, ChatTurn } from '#app/ui/chat-turn.tsx';
import { MarkedText } from '#app/ui/marked-text.tsx';

export type ReadTurn = { kind: 'USER'; userText: string } | { kind: 'EXPECT'; sample: string };
export type Left = { line: number; text: string; why: string };

const mostShown = 40;

/** The conversation a transcript becomes, and what of it becomes nothing. */
export function TranscriptPreview(props: { turns: readonly ReadTurn[]; left: readonly Left[] }) {
  const { turns, left } = props;
  const placed = turns.slice(0, mostShown).map((turn, place) => ({ turn, place }));
  const listed = left.map((one, at) => ({ ...one, at }));
  return (
    <div className="flex flex-col gap-5">
      {turns.length > 0 && (
        <ChatLog label="Conversation">
          {placed.map(({ turn, place }) => (
            <ChatTurn key={place} speaker={turn.kind === 'USER' ? 'user' : 'assistant'}>
              <MarkedText text={turn.kind === 'USER' ? turn.userText : turn.sample} />
            </ChatTurn>
          ))}
        </ChatLog>
      )}
      {turns.length > mostShown && (
        <p className="text-center text-muted text-sm">and {turns.length - mostShown} more turns</p>
      )}
      {left.length > 0 && (
        <Callout
          tone="warning"
          title={
            left.length === 1 ? 'One line is in no turn' : `${left.length} lines are in no turn`
          }
        >
          <ol aria-label="Left out" className="mt-1 flex flex-col gap-1.5">
            {listed.map(({ at, line, text, why }) => (
              <li key={at}>
                <span className="text-muted text-xs tabular-nums">
                  Line {line}: {why}
                </span>
                <span className="line-clamp-3 block whitespace-pre-wrap [overflow-wrap:anywhere]">
                  {text}
                </span>
              </li>
            ))}
          </ol>
        </Callout>
      )}
    </div>
  );
}
