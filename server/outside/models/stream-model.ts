import type { AssistantRequest } from '../assistant.ts';
import type { Outbound } from '../net/outbound.ts';
import type { ModelAccess } from './model-access.ts';
import type { ModelCall } from './model-failure.ts';
import type { TokenPrice } from './price.ts';

export type ModelParameters = {
  temperature?: number | undefined;
  topP?: number | undefined;
  maxOutputTokens?: number | undefined;
  seed?: number | undefined;
};

export type ModelAssistantOptions = ModelAccess & {
  parameters: ModelParameters;
  /** Absent: the list price, if there is one. */
  price?: TokenPrice | undefined;
  timeoutMs: number;
  /** For the first piece of the reply; absent: the whole time. */
  firstTokenTimeoutMs?: number | undefined;
  outbound: Outbound;
};

/** A whole reply, with how it ended in the words of the SDK; null when its end never came. */
export type Streamed = {
  text: string;
  inputTokens: number | null;
  outputTokens: number | null;
  ending: { reason: string; rawReason: string | undefined } | null;
};

/** Asks a model and tells each piece of text as it comes. Rejects with whatever went wrong. */
export type StreamModel = (
  request: AssistantRequest,
  options: ModelAssistantOptions,
  call: ModelCall,
  on: { signal: AbortSignal; text: (piece: string) => void },
) => Promise<Streamed>;
