import { type FrozenTarget, openAssistant } from '#server/areas/targets/index.ts';
import { newId } from '#server/core/ids.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import type { Services } from '#server/core/services.ts';
import { AssistantError } from '#server/outside/assistant.ts';
import { suggestionErrors } from './errors.ts';

/**
 * What a model answers to instructions of ours about `material`.
 * @throws suggestions.needsModel, suggestions.noReply, secrets.sealed, secrets.unreadable
 */
export async function askModel(
  open: OpenUnit,
  services: Pick<Services, 'secrets' | 'outbound'>,
  target: FrozenTarget,
  o: { instructions: string; material: unknown; locale: string; signal: AbortSignal },
): Promise<string> {
  if (target.kind !== 'MODEL') throw suggestionErrors.needsModel(target.name);
  try {
    const purpose = { kind: 'test' } as const;
    const assistant = await openAssistant(open, services, { target, variables: {}, purpose });
    const { text } = await assistant.reply({
      opening: [{ role: 'system', text: o.instructions }],
      messages: [{ role: 'user', text: JSON.stringify(o.material, null, 2) }],
      locale: o.locale,
      conversationId: newId(),
      state: null,
      idempotencyKey: newId(),
      signal: o.signal,
    });
    return text;
  } catch (error) {
    if (!(error instanceof AssistantError)) throw error;
    throw suggestionErrors.noReply(error.message);
  }
}
