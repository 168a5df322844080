import { renderPrompt } from '#server/areas/prompts/index.ts';
import {
  type FrozenTarget,
  freezeTarget,
  openAssistant,
  openingOf,
} from '#server/areas/targets/index.ts';
import { assertEnvironment, readVariables } from '#server/areas/variables/index.ts';
import { audit } from '#server/core/audit.ts';
import { newId } from '#server/core/ids.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import type { Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import {
  AssistantError,
  type AssistantErrorReason,
  type AssistantReply,
} from '#server/outside/assistant.ts';
import type { AskTarget } from './schema.ts';
import { streamOf } from './stream-of.ts';

/** What happens while a target replies: pieces of text, then the whole reply or why there is none. */
export type TrialEvent =
  | { kind: 'text'; text: string }
  | ({ kind: 'reply' } & AssistantReply)
  | { kind: 'failed'; reason: AssistantErrorReason | 'target.prompt'; problem: string };

type Asked = {
  target: FrozenTarget;
  variables: Record<string, string>;
  follower: string;
};

/**
 * Asks a target for its next reply, through the same code as runs do, and tells it as it comes; targets
 * that don't stream tell it in one piece. What goes wrong at the other end is the last event. Nothing is
 * asked before the first event is awaited.
 * @throws targets.notFound, environments.notFound, streams.tooMany, secrets.sealed, secrets.unreadable
 */
export async function askTarget(
  open: OpenUnit,
  services: Pick<Services, 'secrets' | 'outbound' | 'streams'>,
  input: AskTarget,
  signal: AbortSignal,
): Promise<AsyncIterable<TrialEvent>> {
  const asked = await open((scope) => prepare(scope, input));
  return reply(open, services, asked, input, signal);
}

async function prepare(scope: Scope, input: AskTarget): Promise<Asked> {
  const target = await freezeTarget(scope, input.targetId);
  await audit(scope, 'target.asked', {
    resource: { kind: 'target', id: target.targetId, name: target.name },
    details: { turn: input.messages.filter(({ role }) => role === 'user').length },
  });
  const { environmentId } = input;
  await assertEnvironment(scope, environmentId);
  const variables = { ...(await readVariables(scope, environmentId)), ...input.variables };
  return { target, variables, follower: `trial:${scope.org.id}:${scope.personId}` };
}

async function* reply(
  open: OpenUnit,
  services: Pick<Services, 'secrets' | 'outbound' | 'streams'>,
  { target, variables, follower }: Asked,
  input: AskTarget,
  signal: AbortSignal,
): AsyncGenerator<TrialEvent> {
  const content = input.prompt === undefined ? target.promptContent : input.prompt;
  const prompt = content === null ? null : renderPrompt(content, variables);
  if (prompt !== null && !('content' in prompt)) {
    const problem =
      'missing' in prompt
        ? `There is no variable ${prompt.missing.join(', ')}.`
        : prompt.problem.message;
    yield {
      kind: 'failed',
      reason: 'target.prompt',
      problem: `The prompt can’t be filled in: ${problem}`,
    };
    return;
  }
  const leave = services.streams.take(follower);
  try {
    const purpose = { kind: 'test' } as const;
    const assistant = await openAssistant(open, services, { target, variables, purpose });
    const { messages, locale, state } = input;
    yield* streamOf<TrialEvent>(signal, async (tell, until) => {
      const said = await assistant.reply({
        opening: openingOf(prompt?.content ?? null),
        messages,
        locale,
        conversationId: newId(),
        state,
        idempotencyKey: newId(),
        signal: until,
        onText: (text) => tell({ kind: 'text', text }),
      });
      tell({ kind: 'reply', ...said });
    });
  } catch (error) {
    if (!(error instanceof AssistantError)) throw error;
    yield { kind: 'failed', reason: error.reason, problem: error.message };
  } finally {
    leave();
  }
}
