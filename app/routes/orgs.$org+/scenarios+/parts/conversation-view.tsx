import { ChatLog, ChatTurn } from '#app/ui/chat-turn.tsx';
import { MarkedText } from '#app/ui/marked-text.tsx';
import type { ScenarioTurn } from '#server/areas/scenarios/schema.ts';
import { ExpectationChip } from './expectation-chip.tsx';

/** The conversation of a scenario, to read. */
export function ConversationView({ turns }: { turns: readonly ScenarioTurn[] }) {
  const placed = turns.map((turn, index) => ({ turn, place: index + 1 }));
  return (
    <ChatLog label="Conversation">
      {placed.map(({ turn, place }) =>
        turn.kind === 'USER' ? (
          <ChatTurn key={place} speaker="user">
            <MarkedText text={turn.userText} />
          </ChatTurn>
        ) : (
          <ChatTurn key={place} speaker="assistant">
            <ul aria-label="What the reply must be like" className="flex flex-col gap-1 text-sm">
              {turn.expectations
                .map((spec, at) => ({ spec, at }))
                .map(({ spec, at }) => (
                  <li key={at}>
                    <ExpectationChip spec={spec} tried={null} />
                  </li>
                ))}
            </ul>
            {turn.sample && (
              <p className="mt-2 whitespace-pre-wrap border-line border-t pt-2 text-muted text-sm [overflow-wrap:anywhere]">
                Sample reply: {turn.sample}
              </p>
            )}
          </ChatTurn>
        ),
      )}
    </ChatLog>
  );
}
