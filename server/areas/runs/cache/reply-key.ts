import { createHash } from 'node:crypto';
import type { AssistantRequest } from '#server/outside/assistant.ts';
import type { ReplyIdentity } from './reply-identity.ts';

/** Another form of request, reply or key makes everything that was kept before unknown. */
const form = 1;

/** What a reply answers: of a request everything that a model is sent. */
export type Asked = Pick<AssistantRequest, 'opening' | 'messages'> & {
  /** Which repeat of its conversation asks, from 1: repeats are there to differ. */
  repeat: number;
};

/**
 * The digest (SHA-256, hex) of all that a reply depends on: who is asked with which parameters, everything
 * that was said, and which repeat asks. Holds no secret and can't be read back.
 */
export function replyKey(identity: ReplyIdentity, { opening, messages, repeat }: Asked): string {
  const { provider, baseUrl, keyVersion, model, parameters } = identity;
  const { temperature, topP, maxOutputTokens, seed } = parameters;
  // Lists in a fixed order, so that two things that differ are never written alike.
  const all = [
    form,
    [provider, baseUrl, keyVersion, model],
    [temperature, topP, maxOutputTokens, seed].map((value) => value ?? null),
    opening.map(({ role, text }) => [role, text]),
    messages.map(({ role, text }) => [role, text]),
    repeat,
  ];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}
