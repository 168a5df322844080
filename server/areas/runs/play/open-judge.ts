import { openApiKey } from '#server/areas/keys/index.ts';
import type { FrozenTarget } from '#server/areas/targets/index.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import { isSecretError } from '#server/core/secrets/errors.ts';
import type { SecretPurpose } from '#server/core/secrets/index.ts';
import type { Services } from '#server/core/services.ts';
import { demoJudge } from '#server/outside/demo-assistant/demo-judge.ts';
import type { Judge } from '#server/outside/judge.ts';
import { createModelJudge, judgeParameters } from '#server/outside/models/model-judge.ts';

/** The judge a run was started with, its key looked up now, or the sentence that says why there is none. */
export async function openJudge(
  open: OpenUnit,
  services: Pick<Services, 'secrets' | 'outbound'>,
  target: FrozenTarget | null,
  purpose: SecretPurpose,
): Promise<{ judge: Judge; votes: number } | { problem: string }> {
  if (!target) return { problem: 'No judge is chosen. Choose one under Targets.' };
  switch (target.kind) {
    case 'DEMO':
      return { judge: demoJudge, votes: 1 };
    case 'HTTP':
      return { problem: 'An HTTP endpoint can’t be the judge. Choose another one under Targets.' };
    case 'MODEL': {
      const { provider, model, timeoutMs, firstTokenTimeoutMs } = target.config;
      try {
        const key = await open((scope) => openApiKey(scope, services, provider, { purpose }));
        if (!key) {
          return { problem: `The judge ${target.name} has no key. Set one under API keys.` };
        }
        const { outbound } = services;
        const votes = target.votes ?? 1;
        const parameters = judgeParameters(votes);
        const limits = { timeoutMs, firstTokenTimeoutMs };
        const access = { provider, model, ...limits, ...key, outbound };
        return { judge: createModelJudge({ ...access, parameters }), votes };
      } catch (error) {
        if (!isSecretError(error)) throw error;
        return { problem: error.message };
      }
    }
  }
}
