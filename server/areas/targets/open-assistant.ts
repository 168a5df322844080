import { setTimeout } from 'node:timers/promises';
import { openApiKey } from '#server/areas/keys/index.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import type { Services } from '#server/core/services.ts';
import { type Assistant, AssistantError } from '#server/outside/assistant.ts';
import { createDemoAssistant } from '#server/outside/demo-assistant/demo-assistant.ts';
import { createHttpAssistant } from '#server/outside/http-endpoint/http-assistant.ts';
import { createModelAssistant } from '#server/outside/models/model-assistant.ts';
import type { FrozenTarget } from './frozen-target.ts';
import { openSecretHeader } from './open-secret-header.ts';
import { targetProblem } from './target-problem.ts';

/**
 * The conversation partner that a target describes, with its secret looked up now. It brings no
 * prompt of its own: requests carry the rendered one. `variables` fill the requests of HTTP targets.
 * @throws {AssistantError} that says what is missing
 */
export async function openAssistant(
  open: OpenUnit,
  services: Pick<Services, 'secrets' | 'outbound'>,
  target: FrozenTarget,
  variables: Readonly<Record<string, string>>,
): Promise<Assistant> {
  const { outbound } = services;
  switch (target.kind) {
    case 'DEMO':
      return createDemoAssistant({
        latencyMs: target.config.latencyMs,
        wait: (ms, signal) => setTimeout(ms, undefined, { signal }),
      });
    case 'HTTP': {
      const secretHeader = await open((scope) => openSecretHeader(scope, services, target));
      return createHttpAssistant({ config: target.config, secretHeader, variables, outbound });
    }
    case 'MODEL': {
      const { provider } = target.config;
      const key = await open((scope) => openApiKey(scope, services, provider));
      if (key) return createModelAssistant({ ...target.config, ...key, outbound });
      const problem = targetProblem(target, { keys: new Map(), secretHeader: false });
      throw new AssistantError('assistant.unauthorized', problem ?? 'There is no key.', {
        retryable: false,
      });
    }
  }
}
