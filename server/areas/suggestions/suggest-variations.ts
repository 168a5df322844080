import type { z } from 'zod';
import { createScenario, getScenario } from '#server/areas/scenarios/index.ts';
import { audit } from '#server/core/audit.ts';
import { copyName } from '#server/core/copy-name.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import type { Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import { askModel } from './ask-model.ts';
import { suggestionErrors } from './errors.ts';
import { freezeAsked } from './freeze-asked.ts';
import { variationInstructions } from './instructions.ts';
import { readVariations } from './read-suggestions.ts';
import type { SuggestVariations } from './schema.ts';

type Input = z.output<typeof SuggestVariations>;

/**
 * Asks a model for other words of the user at one place of a scenario. Each becomes a draft of its own,
 * marked as suggested, that plays the same conversation with it.
 * @throws suggestions.mayNotAsk, targets.notFound, scenarios.notFound, suggestions.noUserTurn, suggestions.needsModel,
 *   suggestions.noReply, suggestions.unreadable
 */
export async function suggestVariations(
  open: OpenUnit,
  services: Pick<Services, 'secrets' | 'outbound'>,
  input: Input,
  signal: AbortSignal,
): Promise<{ scenarios: { id: string; name: string }[] }> {
  const { target, said, before, locale } = await open(async (scope) => ({
    target: await freezeAsked(scope, input.targetId),
    ...(await readPlace(scope, input)),
  }));
  const answer = await askModel(open, services, target, {
    instructions: variationInstructions(input.count),
    material: { before, said, locale },
    locale,
    signal,
  });
  const texts = readVariations(answer, said, input.count);
  if (!texts) throw suggestionErrors.unreadable(target.name);
  return await open((scope) => keep(scope, input, texts));
}

async function readPlace(scope: Scope, { scenarioId, turn }: Input) {
  const { content } = await getScenario(scope, scenarioId);
  const place = content.turns[turn];
  if (place?.kind !== 'USER') throw suggestionErrors.noUserTurn();
  const before = content.turns
    .slice(0, turn)
    .map((one) => (one.kind === 'USER' ? { user: one.userText } : { expected: one.expectations }));
  return { said: place.userText, before, locale: content.locale };
}

async function keep(scope: Scope, input: Input, texts: readonly string[]) {
  await readPlace(scope, input);
  const { name, content, tags, description } = await getScenario(scope, input.scenarioId);
  const similar = await scope.db.scenario.findMany({
    where: { name: { contains: '(variation' } },
    select: { name: true },
  });
  const taken = similar.map((scenario) => scenario.name);
  const scenarios: { id: string; name: string }[] = [];
  for (const userText of texts) {
    const free = copyName(name, taken, 'variation');
    taken.push(free);
    const turns = content.turns.with(input.turn, { kind: 'USER', userText });
    const made = await createScenario(scope, { name: free, description, tags, ...content, turns });
    await scope.db.scenario.update({
      where: { orgId_id: { orgId: scope.org.id, id: made.id } },
      data: { isSuggested: true },
    });
    scenarios.push({ id: made.id, name: free });
  }
  await audit(scope, 'scenario.suggested', {
    resource: { kind: 'scenario', id: input.scenarioId, name },
    details: { turn: input.turn, made: scenarios.map(({ id }) => id) },
  });
  return { scenarios };
}
