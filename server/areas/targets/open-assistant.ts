import { setTimeout } from 'node:timers/promises';
import { openApiKey } from '#server/areas/keys/index.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import type { SecretPurpose } from '#server/core/secrets/index.ts';
import type { Services } from '#server/core/services.ts';
import { type Assistant, AssistantError } from '#server/outside/assistant.ts';
import { createDemoAssistant } from '#server/outside/demo-assistant/demo-assistant.ts';
import { createHttpAssistant } from '#server/outside/http-endpoint/http-assistant.ts';
import { createModelAssistant } from '#server/outside/models/model-assistant.ts';
import { cleanAssistant } from './clean-assistant.ts';
import type { Cleaner } from './clean-pieces.ts';
import type { FrozenTarget } from './frozen-target.ts';
import { openSecretHeader } from './open-secret-header.ts';
import { targetProblem } from './target-problem.ts';

/** Which target to talk to, what fills the requests of HTTP targets, and what its secret is opened for. */
export type Opening = {
  target: FrozenTarget;
  variables: Readonly<Record<string, string>>;
  purpose: SecretPurpose;
};

/**
 * The conversation partner that a target describes, with its secret looked up now. It brings no
 * prompt of its own: requests carry the rendered one. No secret of the organization is in what it says.
 * @throws {AssistantError} that says what is missing
 * @throws secrets.sealed, secrets.unreadable
 */
export async function openAssistant(
  open: OpenUnit,
  services: Pick<Services, 'secrets' | 'outbound'>,
  { target, variables, purpose }: Opening,
): Promise<Assistant> {
  const { outbound, secrets } = services;
  switch (target.kind) {
    case 'DEMO':
      return createDemoAssistant({
        latencyMs: target.config.latencyMs,
        wait: (ms, signal) => setTimeout(ms, undefined, { signal }),
      });
    case 'HTTP': {
      const { orgId, secretHeader } = await open(async (scope) => ({
        orgId: scope.org.id,
        secretHeader: await openSecretHeader(scope, services, target, purpose),
      }));
      const { config } = target;
      const assistant = createHttpAssistant({ config, secretHeader, variables, outbound });
      return cleanAssistant(assistant, cleanerOf(secrets, orgId));
    }
    case 'MODEL': {
      const { provider } = target.config;
      const { orgId, key } = await open(async (scope) => ({
        orgId: scope.org.id,
        key: await openApiKey(scope, services, provider, { purpose }),
      }));
      if (!key) throw withoutKey(target);
      const assistant = createModelAssistant({ ...target.config, ...key, outbound });
      return cleanAssistant(assistant, cleanerOf(secrets, orgId));
    }
  }
}

function cleanerOf(secrets: Services['secrets'], orgId: string): Cleaner {
  return {
    clean: (text) => secrets.clean(orgId, text),
    unfinished: (text) => secrets.unfinished(orgId, text),
  };
}

function withoutKey(target: FrozenTarget): AssistantError {
  const has = { keys: new Map(), secretHeader: false, areSealed: false };
  const problem = targetProblem(target, has) ?? 'There is no key.';
  return new AssistantError('assistant.unauthorized', problem, { retryable: false });
}
