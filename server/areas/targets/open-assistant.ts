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
import { cleanerOf } from './cleaner-of.ts';
import type { FrozenTarget } from './frozen-target.ts';
import { openSecretHeader } from './open-secret-header.ts';
import { targetProblem } from './target-problem.ts';

/** Which target to talk to, and what its secret is opened for. */
export type TargetOpening = { target: FrozenTarget; purpose: SecretPurpose };

/** Which target to talk to, what fills the requests of HTTP targets, and what its secret is opened for. */
export type Opening = TargetOpening & { variables: Readonly<Record<string, string>> };

/** The conversation partner of a target, with the values that fill the requests of HTTP targets. */
export type AssistantFor = (variables: Readonly<Record<string, string>>) => Assistant;

/**
 * The conversation partner that a target describes, with its secret looked up now. It brings no
 * prompt of its own: requests carry the rendered one. No secret of the organization is in what it says.
 * @throws {AssistantError} that says what is missing
 * @throws secrets.sealed, secrets.unreadable
 */
export async function openAssistant(
  open: OpenUnit,
  services: Pick<Services, 'secrets' | 'outbound'>,
  { variables, ...opening }: Opening,
): Promise<Assistant> {
  const assistantFor = await openTarget(open, services, opening);
  return assistantFor(variables);
}

/** The same for many conversations: the secret is looked up once. @throws as `openAssistant` does */
export async function openTarget(
  open: OpenUnit,
  services: Pick<Services, 'secrets' | 'outbound'>,
  { target, purpose }: TargetOpening,
): Promise<AssistantFor> {
  const { outbound, secrets } = services;
  switch (target.kind) {
    case 'DEMO': {
      const assistant = createDemoAssistant({
        latencyMs: target.config.latencyMs,
        wait: (ms, signal) => setTimeout(ms, undefined, { signal }),
      });
      return () => assistant;
    }
    case 'HTTP': {
      const { orgId, secretHeader } = await open(async (scope) => ({
        orgId: scope.org.id,
        secretHeader: await openSecretHeader(scope, services, target, purpose),
      }));
      const { config } = target;
      const cleaner = cleanerOf(secrets, orgId);
      return (variables) =>
        cleanAssistant(createHttpAssistant({ config, secretHeader, variables, outbound }), cleaner);
    }
    case 'MODEL': {
      const { provider } = target.config;
      const { orgId, key } = await open(async (scope) => ({
        orgId: scope.org.id,
        key: await openApiKey(scope, services, provider, { purpose }),
      }));
      if (!key) throw withoutKey(target);
      const model = createModelAssistant({ ...target.config, ...key, outbound });
      const assistant = cleanAssistant(model, cleanerOf(secrets, orgId));
      return () => assistant;
    }
  }
}

export function withoutKey(target: FrozenTarget): AssistantError {
  const has = { keys: new Map(), secretHeader: false, areSealed: false };
  const problem = targetProblem(target, has) ?? 'There is no key.';
  return new AssistantError('assistant.unauthorized', problem, { retryable: false });
}
