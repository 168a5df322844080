import type { z } from 'zod';
import { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import {
  FrozenTarget,
  openingOf,
  type RebuiltRequest,
  rebuildRequest,
} from '#server/areas/targets/index.ts';
import type { Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import type { ConversationMessage } from '#server/outside/assistant.ts';
import { runErrors } from '../errors.ts';
import { conversationIdOf } from '../play/conversation-id.ts';
import { requestOf } from '../play/request-of.ts';
import type { RawRequestOf } from '../schema.ts';
import { readDropped } from './evidence.ts';
import { readFrozen } from './get-item.ts';

/**
 * What was sent for one turn of a conversation, as the code that sends it writes it from what the run
 * froze and what was said before. Each try of a turn sends the same.
 * @throws runs.itemNotFound, runs.turnNotPlayed, runs.requestDropped
 */
export async function getRawRequest(
  scope: Scope,
  services: Pick<Services, 'secrets'>,
  { itemId, position }: z.output<typeof RawRequestOf>,
): Promise<RebuiltRequest> {
  const item = await scope.db.runItem.findFirst({
    where: { id: itemId },
    select: {
      runId: true,
      replays: true,
      run: { select: { variables: true, isRescored: true } },
      target: { select: { config: true, promptContent: true } },
      scenario: { select: { content: true } },
      turns: {
        where: { position: { lte: position } },
        orderBy: { position: 'asc' },
        select: { position: true, userText: true, replyText: true },
      },
    },
  });
  if (!item) throw runErrors.itemNotFound();
  if (await readDropped(scope, item.runId)) throw runErrors.requestDropped();
  const { turns } = item;
  const last = turns.at(-1);
  if (last?.position !== position) throw runErrors.turnNotPlayed();
  if (item.run.isRescored) {
    return { problem: 'Nothing was sent: the reply is that of an earlier run.' };
  }
  const target = FrozenTarget.safeParse(item.target.config);
  if (!target.success) return { problem: 'What this run was started with can’t be read any more.' };
  const { promptContent, variables } = readFrozen(item);
  const { locale } = ScenarioContent.parse(item.scenario.content);
  const opening = openingOf(promptContent);
  const conversationId = conversationIdOf({ id: itemId, replays: item.replays });
  const messages = [...turns.slice(0, -1).flatMap(saidIn), said('user', last.userText)];
  return await rebuildRequest(scope, services, {
    target: target.data,
    variables,
    request: requestOf({ conversationId, opening, messages, locale, position }),
  });
}

function saidIn(turn: { userText: string; replyText: string | null }): ConversationMessage[] {
  return [said('user', turn.userText), said('assistant', turn.replyText ?? '')];
}

function said(role: ConversationMessage['role'], text: string): ConversationMessage {
  return { role, text };
}
