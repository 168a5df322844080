import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import type { Services } from '#server/core/services.ts';
import { askModel } from './ask-model.ts';
import { suggestionErrors } from './errors.ts';
import { freezeAsked } from './freeze-asked.ts';
import { expectationInstructions } from './instructions.ts';
import { readExpectations, type SuggestedExpectations } from './read-suggestions.ts';
import type { SuggestExpectations } from './schema.ts';

/**
 * Asks a model what a reply should be judged by. Nothing is kept: the author takes what is good.
 * @throws suggestions.mayNotAsk, targets.notFound, suggestions.needsModel, suggestions.noReply, suggestions.unreadable
 */
export async function suggestExpectations(
  open: OpenUnit,
  services: Pick<Services, 'secrets' | 'outbound'>,
  input: z.output<typeof SuggestExpectations>,
  signal: AbortSignal,
): Promise<SuggestedExpectations> {
  const target = await open(async (scope) => {
    const frozen = await freezeAsked(scope, input.targetId);
    const resource = { kind: 'target', id: frozen.targetId, name: frozen.name };
    await audit(scope, 'target.asked', { resource, details: { for: 'expectations' } });
    return frozen;
  });
  const { conversation, locale } = input;
  const reply = conversation.at(-1)?.text ?? '';
  const material = { conversation: conversation.slice(0, -1), reply, locale };
  const instructions = expectationInstructions;
  const answer = await askModel(open, services, target, { instructions, material, locale, signal });
  const read = readExpectations(answer, reply);
  if (!read) throw suggestionErrors.unreadable(target.name);
  return read;
}
