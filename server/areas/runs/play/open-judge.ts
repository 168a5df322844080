import { openApiKey } from '#server/areas/keys/index.ts';
import type { FrozenTarget } from '#server/areas/targets/index.ts';
import type { ModelConfig } from '#server/areas/targets/schema.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import { isSecretError } from '#server/core/secrets/errors.ts';
import type { SecretPurpose } from '#server/core/secrets/index.ts';
import type { Services } from '#server/core/services.ts';
import { demoJudge } from '#server/outside/demo-assistant/demo-judge.ts';
import type { Judge } from '#server/outside/judge.ts';
import { createModelJudge, judgeParameters } from '#server/outside/models/model-judge.ts';
import type { PricedModel } from '#server/outside/models/worst-cost.ts';
import { meteredAssistant } from '../budget/metered-assistant.ts';
import type { Purse } from '../budget/purse.ts';

/**
 * The judge a run was started with, its key looked up now, or the sentence that says why there is none.
 * @param o.purse what its calls are paid from; null for a run without any budget
 */
export async function openJudge(
  open: OpenUnit,
  services: Pick<Services, 'secrets' | 'outbound'>,
  target: FrozenTarget | null,
  { purpose, purse }: { purpose: SecretPurpose; purse: Purse | null },
): Promise<{ judge: Judge; votes: number } | { problem: string }> {
  if (!target) return { problem: 'No judge is chosen. Choose one under Targets.' };
  switch (target.kind) {
    case 'DEMO':
      return { judge: demoJudge, votes: 1 };
    case 'HTTP':
      return { problem: 'An HTTP endpoint can’t be the judge. Choose another one under Targets.' };
    case 'MODEL': {
      const { provider, model, timeoutMs, firstTokenTimeoutMs, price } = target.config;
      try {
        const key = await open((scope) => openApiKey(scope, services, provider, { purpose }));
        if (!key) {
          return { problem: `The judge ${target.name} has no key. Set one under API keys.` };
        }
        const { outbound } = services;
        const votes = target.votes ?? 1;
        const limits = { timeoutMs, firstTokenTimeoutMs };
        const access = { provider, model, price, ...limits, ...key, outbound };
        if (!purse) {
          return {
            judge: createModelJudge({ ...access, parameters: judgeParameters(votes) }),
            votes,
          };
        }
        const { parameters } = meteredJudge(target.config);
        const options = { ...access, parameters: { ...judgeParameters(votes), ...parameters } };
        const judge = createModelJudge(options, (assistant) =>
          meteredAssistant(assistant, { purse, model: options, isJudge: true }),
        );
        return { judge, votes };
      } catch (error) {
        if (!isSecretError(error)) throw error;
        return { problem: error.message };
      }
    }
  }
}

/** What a verdict with its reason needs, whatever the target is given as assistant. */
const fewestTokens = 1_000;

/** A judge as it is called under a budget: with the limit of its target, so that its cost has an end. */
export function meteredJudge({ provider, model, price, parameters }: ModelConfig): PricedModel {
  const { maxOutputTokens: most } = parameters;
  return {
    provider,
    model,
    price,
    parameters: most === undefined ? {} : { maxOutputTokens: Math.max(fewestTokens, most) },
  };
}
