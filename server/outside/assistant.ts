/** One message of a conversation, oldest first. */
export type ConversationMessage = { role: 'user' | 'assistant'; text: string };

/** What an assistant is told before the conversation, in the words of model providers. */
export type OpeningMessage = {
  role: 'system' | 'developer' | 'user' | 'assistant';
  text: string;
};

/** What an assistant is asked: the conversation so far, whose last message is the user's. */
export type AssistantRequest = {
  /** The rendered prompt; empty when the assistant brings its own. */
  opening: readonly OpeningMessage[];
  messages: readonly ConversationMessage[];
  /** BCP 47 tag of the scenario's language. */
  locale: string;
  /** Stable for one conversation; sent along where the protocol has a place for it. */
  conversationId: string;
  /** What the previous reply of this conversation returned as `state`, if anything. */
  state: string | null;
  /** Equal for every attempt at the same turn. */
  idempotencyKey: string;
  signal: AbortSignal;
  /** Told each piece of the reply as it comes, where the assistant streams; the reply has all of it. */
  onText?: (piece: string) => void;
};

export type AssistantReply = {
  text: string;
  /** Whole milliseconds from sending the request to the end of the reply. */
  latencyMs: number;
  /** Whole milliseconds to the first piece of text; null when the reply came in one piece. */
  firstTokenMs: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
  /** Whole millionths of a US dollar; null when the price is unknown. */
  costMicroUsd: number | null;
  /** Whatever the assistant needs to go on with this conversation, for the next request. */
  state: string | null;
};

/** A conversation partner under test. */
export type Assistant = { reply(request: AssistantRequest): Promise<AssistantReply> };

export type AssistantErrorReason =
  | 'assistant.unauthorized'
  | 'assistant.rateLimited'
  | 'assistant.rejected'
  | 'assistant.unavailable'
  | 'assistant.timeout'
  | 'assistant.disconnected'
  | 'assistant.invalidReply'
  | 'assistant.tooLarge'
  | 'assistant.addressRefused'
  | 'assistant.cancelled'
  | 'assistant.overBudget'
  /** Nothing was asked: it may cost anything, and there is a budget. */
  | 'assistant.noPrice'
  /** Nothing was asked: what was said before is not stored, or fits no more. */
  | 'assistant.noStoredReply';

/**
 * Why there is no reply. The message names the problem, what to do, and the remote side's own words
 * with secrets removed.
 */
export class AssistantError extends Error {
  override readonly name = 'AssistantError';
  constructor(
    readonly reason: AssistantErrorReason,
    message: string,
    readonly options: {
      retryable: boolean;
      retryAfterMs?: number;
      /** It was refused before anything was generated, so that nobody charges for it. */
      isFree?: boolean;
      cause?: unknown;
    },
  ) {
    super(message, { cause: options.cause });
  }
}
