import { type Assistant, AssistantError } from '#server/outside/assistant.ts';
import { costBoundOf, type PricedModel, worstCost } from '#server/outside/models/worst-cost.ts';
import type { Purse } from './purse.ts';

/**
 * The same assistant, each of whose calls waits until the most it can cost is reserved, and settles it
 * afterwards: at what it cost, at nothing where it was refused before anything was generated, else at all
 * of it, since it may have cost that.
 * @param o.model as it is called
 */
export function meteredAssistant(
  assistant: Assistant,
  { purse, model, isJudge = false }: { purse: Purse; model: PricedModel; isJudge?: boolean },
): Assistant {
  const bound = costBoundOf(model);
  return {
    async reply(request) {
      // A run is not metered with such a target, but a price may be gone with another release.
      if ('missing' in bound) throw unbounded(model.model);
      const { signal, messages } = request;
      const isOpening = !isJudge && messages.length === 1;
      const reservation = await purse.reserve(worstCost(bound, request), { signal, isOpening });
      if (signal.aborted) {
        reservation.settle(0);
        signal.throwIfAborted();
      }
      try {
        const reply = await assistant.reply(request);
        reservation.settle(reply.costMicroUsd);
        return reply;
      } catch (error) {
        reservation.settle(isFree(error) ? 0 : null);
        throw error;
      }
    },
  };
}

function isFree(error: unknown): boolean {
  if (!(error instanceof AssistantError)) return false;
  return error.options.isFree === true || error.reason === 'assistant.unauthorized';
}

function unbounded(name: string): AssistantError {
  const message = `What a call of ${name} costs is not known, so it can’t be made under a budget. Set its price, and play it again in a new run.`;
  return new AssistantError('assistant.noPrice', message, { retryable: false });
}
