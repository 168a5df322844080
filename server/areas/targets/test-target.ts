import { renderPrompt } from '#server/areas/prompts/index.ts';
import { readVariables } from '#server/areas/variables/index.ts';
import { audit } from '#server/core/audit.ts';
import { newId } from '#server/core/ids.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import type { Services } from '#server/core/services.ts';
import {
  AssistantError,
  type AssistantErrorReason,
  type AssistantReply,
} from '#server/outside/assistant.ts';
import { captureExchange } from '#server/outside/net/capture-exchange.ts';
import { cleanExchange, type Exchange, keptBytes } from './clean-exchange.ts';
import { cleanerOf } from './cleaner-of.ts';
import { freezeTarget } from './freeze-target.ts';
import type { FrozenTarget } from './frozen-target.ts';
import { openAssistant } from './open-assistant.ts';
import { openingOf } from './opening-of.ts';

/**
 * What a target answered to a greeting, or the sentence that says why it did not; and what went over the
 * wire meanwhile, without secrets. `exchange` is null when it came to no request.
 */
export type TargetTest = Tested & { exchange: Exchange | null };

type Tested =
  | ({ ok: true } & Omit<AssistantReply, 'state'>)
  | { ok: false; reason: AssistantErrorReason | 'target.prompt'; problem: string };

/**
 * Sends one message to a target through the same code as runs do.
 * @throws secrets.sealed, secrets.unreadable
 */
export async function testTarget(
  open: OpenUnit,
  services: Pick<Services, 'secrets' | 'outbound'>,
  { id, signal }: { id: string; signal: AbortSignal | null },
): Promise<TargetTest> {
  const { orgId, target, variables } = await open(async (scope) => ({
    orgId: scope.org.id,
    target: await freezeTarget(scope, id),
    variables: await readVariables(scope),
  }));
  const until = signal ?? new AbortController().signal;
  const { outbound, last } = captureExchange(services.outbound, { maxBytes: keptBytes });
  const seen = { secrets: services.secrets, outbound };
  const tested = await greet(open, seen, { target, variables, signal: until });
  const raw = last();
  await open((scope) =>
    audit(scope, 'target.tested', {
      resource: { kind: 'target', id, name: target.name },
      outcome: tested.ok ? 'success' : 'failure',
      details: tested.ok ? { latencyMs: tested.latencyMs } : { reason: tested.reason },
    }),
  );
  const secretHeaderName = target.kind === 'HTTP' ? target.config.secretHeaderName : '';
  const cleaner = cleanerOf(services.secrets, orgId);
  return { ...tested, exchange: raw && cleanExchange(raw, cleaner, secretHeaderName) };
}

async function greet(
  open: OpenUnit,
  services: Pick<Services, 'secrets' | 'outbound'>,
  what: { target: FrozenTarget; variables: Record<string, string>; signal: AbortSignal },
): Promise<Tested> {
  const { target, variables, signal } = what;
  const prompt =
    target.promptContent === null ? null : renderPrompt(target.promptContent, variables);
  if (prompt !== null && !('content' in prompt)) {
    const why =
      'missing' in prompt ? `it names ${prompt.missing.join(', ')}` : prompt.problem.message;
    const problem = `The prompt ${target.promptName} can’t be filled in: ${why}.`;
    return { ok: false, reason: 'target.prompt', problem };
  }
  try {
    const assistant = await openAssistant(open, services, {
      target,
      variables,
      purpose: { kind: 'test' },
    });
    const { state: _, ...reply } = await assistant.reply({
      opening: openingOf(prompt?.content ?? null),
      messages: [{ role: 'user', text: 'Hello' }],
      locale: 'en',
      conversationId: newId(),
      state: null,
      idempotencyKey: newId(),
      signal,
    });
    return { ok: true, ...reply };
  } catch (error) {
    if (!(error instanceof AssistantError)) throw error;
    return { ok: false, reason: error.reason, problem: error.message };
  }
}
