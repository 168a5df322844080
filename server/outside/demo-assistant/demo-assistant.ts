import { setTimeout as sleep } from 'node:timers/promises';
import { type Assistant, AssistantError } from '../assistant.ts';
import { composeReply } from './compose-reply.ts';

export type DemoAssistantOptions = {
  /** Whole milliseconds each reply takes. */
  latencyMs: number;
  /** Resolves after `ms`, or rejects as soon as the signal aborts; the clock's by default. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
};

/**
 * The built-in assistant of an invented garden shop. Needs no key and no network. Tokens are estimated as
 * one for every four characters, rounded up; it is free, so its cost is known to be 0. Rejects with
 * `assistant.cancelled` when the signal aborts.
 */
export function createDemoAssistant({ latencyMs, wait = pause }: DemoAssistantOptions): Assistant {
  return {
    async reply({ opening, messages, locale, signal }) {
      await unlessCancelled(signal, () => wait(latencyMs, signal));
      const told = opening.filter(({ role }) => role === 'system' || role === 'developer');
      const system = told.length === 0 ? null : told.map(({ text }) => text).join('\n\n');
      const said = opening.flatMap(({ role, text }) =>
        role === 'user' || role === 'assistant' ? [{ role, text }] : [],
      );
      const conversation = [...said, ...messages];
      const text = composeReply(system, conversation, locale);
      const input = conversation.reduce(
        (sum, message) => sum + message.text.length,
        system?.length ?? 0,
      );
      return {
        text,
        latencyMs,
        firstTokenMs: null,
        inputTokens: Math.ceil(input / 4),
        outputTokens: Math.ceil(text.length / 4),
        costMicroUsd: 0,
        state: null,
      };
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return sleep(ms, undefined, { signal });
}

async function unlessCancelled(signal: AbortSignal, wait: () => Promise<void>): Promise<void> {
  try {
    signal.throwIfAborted();
    await wait();
    signal.throwIfAborted();
  } catch (cause) {
    if (!signal.aborted) throw cause;
    throw new AssistantError('assistant.cancelled', 'The run was cancelled.', {
      retryable: false,
      cause,
    });
  }
}
