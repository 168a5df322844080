import { evaluateExpectation, worstVerdict } from '#server/areas/scenarios/index.ts';
import type { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import type {
  Assistant,
  AssistantReply,
  AssistantRequest,
  ConversationMessage,
  OpeningMessage,
} from '#server/outside/assistant.ts';
import { askWithRetries, type Calling } from './ask-assistant.ts';
import { type JudgeSource, judgeReply } from './judge-reply.ts';
import type { PlayedItem, PlayedTurn } from './played.ts';
import { requestOf } from './request-of.ts';
import { storableText } from './storable-text.ts';
import type { StoredReplies } from './stored-replies.ts';
import { sumItem } from './sum-item.ts';

export type Play = {
  /** Names the conversation to the assistant, the same at every attempt. */
  conversationId: string;
  content: ScenarioContent;
  assistant: Assistant;
  /** The rendered prompt; empty when the assistant brings its own. */
  opening: readonly OpeningMessage[];
  judge: JudgeSource;
  /** What the judge said before and still holds; absent where it is to be asked of everything. */
  judged?: StoredReplies['judged'];
  /** Replies of the past; null or absent where each is asked for. */
  memory?: TurnMemory | null;
} & Calling;

/** Knows replies that were given before. Both resolve whatever goes wrong. */
export type TurnMemory = {
  /** The reply with the figures of when it was given; null when there is none. */
  find(request: AssistantRequest): Promise<KeptReply | null>;
  keep(request: AssistantRequest, reply: AssistantReply): Promise<void>;
};

/** A reply of the past. */
type KeptReply = Omit<AssistantReply, 'state'> & { givenAt: Date };

type Conversation = { messages: ConversationMessage[]; state: string | null };

/**
 * Plays one scenario from beginning to end: turns in order, the real replies carried forward. Whatever
 * goes wrong with the assistant or the judge becomes part of the result.
 * @throws when `signal` aborts
 */
export async function playScenario(play: Play): Promise<PlayedItem> {
  const { content } = play;
  const conversation: Conversation = { messages: [], state: null };
  const turns: PlayedTurn[] = [];
  for (const [position, turn] of content.turns.entries()) {
    play.signal.throwIfAborted();
    if (turn.kind === 'USER') {
      const played = await playUserTurn(play, conversation, position, turn.userText);
      turns.push(played);
      if (played.verdict === 'ERROR') return sumItem(turns, stopAt(content, position, turns));
      continue;
    }
    const judged = turns.at(-1);
    if (!judged) throw new Error('A scenario begins with what the user says.');
    if (turn.expectations.length === 0) continue;
    for (const spec of turn.expectations) {
      const judgement =
        spec.kind === 'SEMANTIC_ASSERT'
          ? (play.judged?.(turns.length, spec) ??
            (await judgeReply(play, spec, conversation.messages)))
          : evaluateExpectation(spec, conversation.messages.at(-1)?.text ?? '');
      judged.expectations.push({ position: judged.expectations.length, spec, ...judgement });
    }
    judged.verdict = worstVerdict(judged.expectations.map(({ verdict }) => verdict));
    if (judged.verdict !== 'PASS' && content.onFail === 'STOP') {
      return sumItem(turns, stopAt(content, position, turns));
    }
  }
  return sumItem(turns, { content, stoppedAfter: null });
}

function stopAt(content: ScenarioContent, position: number, turns: readonly PlayedTurn[]) {
  return { content, stoppedAfter: position < content.turns.length - 1 ? turns.length : null };
}

async function playUserTurn(
  play: Play,
  conversation: Conversation,
  position: number,
  userText: string,
): Promise<PlayedTurn> {
  conversation.messages.push({ role: 'user', text: userText });
  const request = requestAt(play, conversation, position);
  const known = await play.memory?.find(request);
  if (known) {
    const { text: replyText, givenAt, ...measured } = known;
    conversation.messages.push({ role: 'assistant', text: replyText });
    const turn = { position, userText, attempts: null, cachedAt: givenAt };
    return { ...turn, ...unjudged(replyText), ...measured };
  }
  const asked = await askWithRetries(() => play.assistant.reply(request), play);
  const attempts = asked.attempts.length > 0 ? asked.attempts : null;
  const turn = { position, userText, attempts };
  if ('failure' in asked) {
    const { reason, message } = asked.failure;
    return {
      ...turn,
      expectations: [],
      replyText: null,
      verdict: 'ERROR',
      errorReason: reason,
      errorMessage: storableText(message),
      ...notMeasured,
    };
  }
  await play.memory?.keep(request, asked.answer);
  const { text, state, ...measured } = asked.answer;
  const replyText = storableText(text);
  conversation.messages.push({ role: 'assistant', text: replyText });
  conversation.state = state;
  return { ...turn, ...unjudged(replyText), ...measured };
}

function unjudged(replyText: string) {
  const nothingWrong = { errorReason: null, errorMessage: null };
  return { replyText, verdict: 'UNCHECKED' as const, expectations: [], ...nothingWrong };
}

const notMeasured = {
  latencyMs: null,
  firstTokenMs: null,
  inputTokens: null,
  outputTokens: null,
  costMicroUsd: null,
};

function requestAt(
  { conversationId, opening, content, signal }: Play,
  { messages, state }: Conversation,
  position: number,
): AssistantRequest {
  const { locale } = content;
  const asked = requestOf({ conversationId, opening, messages, locale, position });
  return { ...asked, state, signal };
}
