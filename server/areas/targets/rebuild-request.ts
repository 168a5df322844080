import { randomUUID } from 'node:crypto';
import { readKeyAddress } from '#server/areas/keys/index.ts';
import type { Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import {
  type Assistant,
  AssistantError,
  type AssistantRequest,
} from '#server/outside/assistant.ts';
import { createHttpAssistant } from '#server/outside/http-endpoint/http-assistant.ts';
import { createModelAssistant } from '#server/outside/models/model-assistant.ts';
import { providers } from '#server/outside/models/providers.ts';
import { createDryDoor, type DraftedRequest } from '#server/outside/net/dry-door.ts';
import type { Outbound } from '#server/outside/net/outbound.ts';
import { carriesSecret } from './clean-exchange.ts';
import type { Cleaner } from './clean-pieces.ts';
import { cleanerOf } from './cleaner-of.ts';
import type { FrozenTarget } from './frozen-target.ts';

/** Stands for a secret, which is not opened for this. */
const secretMark = '[secret]';
/** Stands for the id that an endpoint gave its conversation, which is not kept. */
const idMark = '[conversation id]';

/** What is sent to a target for one turn, or the sentence that says why nothing is. */
export type RebuiltRequest =
  | {
      method: string;
      url: string;
      /** Those with `[secret]` in them carry a secret. */
      headers: { name: string; value: string }[];
      body: string;
      /** What of it may not be as it was, in sentences. */
      notes: string[];
    }
  | { problem: string };

export type Rebuilding = {
  target: FrozenTarget;
  variables: Readonly<Record<string, string>>;
  request: Omit<AssistantRequest, 'state' | 'signal' | 'onText'>;
};

type Dry = { assistant: Assistant; notes: string[] };

/**
 * The request that a turn of a conversation is sent as, written by the code that sends it, through a door
 * that leads nowhere. No secret is opened: `[secret]` stands for it.
 */
export async function rebuildRequest(
  scope: Scope,
  { secrets }: Pick<Services, 'secrets'>,
  { target, variables, request }: Rebuilding,
): Promise<RebuiltRequest> {
  const placeholder = randomUUID();
  const { outbound, drafted } = createDryDoor();
  const dry = await openDry(scope, { target, variables, request }, { placeholder, outbound });
  if (dry === null) return { problem: 'The demo assistant is built in: nothing is sent.' };
  const { assistant, notes } = dry;
  const isFirst = request.messages.length === 1;
  const state = isFirst ? null : JSON.stringify(idMark);
  const signal = new AbortController().signal;
  const why = await assistant.reply({ ...request, state, signal }).then(() => null, sentenceOf);
  const draft = drafted();
  if (draft === null) return { problem: why ?? 'Nothing is sent.' };
  return { ...present(draft, placeholder, cleanerOf(secrets, scope.org.id)), notes };
}

async function openDry(
  scope: Scope,
  { target, variables, request }: Rebuilding,
  { placeholder, outbound }: { placeholder: string; outbound: Outbound },
): Promise<Dry | null> {
  switch (target.kind) {
    case 'DEMO':
      return null;
    case 'HTTP': {
      const { config } = target;
      const name = config.secretHeaderName;
      const secretHeader = name === '' ? null : { name, value: placeholder };
      const isForgotten = config.conversationIdPath !== '' && request.messages.length > 1;
      return {
        assistant: createHttpAssistant({ config, secretHeader, variables, outbound }),
        notes: isForgotten
          ? [
              `The id that the endpoint gave this conversation is not kept: ${idMark} stands for it.`,
            ]
          : [],
      };
    }
    case 'MODEL': {
      const { provider } = target.config;
      const { label } = providers[provider];
      const address = await readKeyAddress(scope, provider);
      const baseUrl = address?.baseUrl ?? null;
      const access = { apiKey: placeholder, baseUrl, outbound };
      return {
        assistant: createModelAssistant({ ...target.config, ...access }),
        notes: [
          ...(address ? [] : [`There is no key for ${label} any more.`]),
          `Runs do not keep the address of a provider: this is the one that is set for ${label} now.`,
          ...(provider === 'OPENAI_COMPATIBLE'
            ? ['Where its key is empty, the header that carries it is not sent.']
            : []),
        ],
      };
    }
  }
}

/** @throws whatever is no failure of an assistant */
function sentenceOf(error: unknown): string {
  if (error instanceof AssistantError) return error.message;
  throw error;
}

function present(draft: DraftedRequest, placeholder: string, { clean }: Cleaner) {
  const shown = (text: string) => clean(text.replaceAll(placeholder, secretMark));
  return {
    method: draft.method,
    url: shown(draft.url),
    headers: draft.headers.map(({ name, value }) => {
      const isSecret = carriesSecret(name) && !value.includes(placeholder);
      return { name, value: isSecret ? secretMark : shown(value) };
    }),
    body: shown(draft.body),
  };
}
