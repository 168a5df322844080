import { z } from 'zod';
import { createEventParser, type StreamEvent } from '../http-endpoint/event-stream.ts';
import { readStart } from '../net/body-start.ts';
import type { OutboundAnswer } from '../net/outbound.ts';
import { baseUrlOf, checkKey } from './model-access.ts';
import {
  compressed,
  failureOfAnswer,
  type ModelCall,
  notAStream,
  notValid,
  toldInStream,
} from './model-failure.ts';
import { providers } from './providers.ts';
import type { ModelAssistantOptions, Streamed, StreamModel } from './stream-model.ts';

const Chunk = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z
    .object({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() })
    .nullish(),
});

/**
 * Streams a reply of a server that speaks OpenAI's chat completions
 * (https://platform.openai.com/docs/api-reference/chat-streaming), with as little between the wire and the
 * reply as can be: a run asks thousands of times.
 */
export const streamChatCompletion: StreamModel = async (request, options, call, on) => {
  checkKey(options, call);
  const answer = await options.outbound.send(`${baseUrlOf(options)}/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': request.idempotencyKey,
      ...providers[options.provider].keyHeaders(options.apiKey),
    },
    body: bodyOf(request, options),
    signal: on.signal,
  });
  if (answer.status >= 400) {
    const { status, headers } = answer;
    throw failureOfAnswer({ status, headers, body: await readStart(answer.body) }, call);
  }
  const encoding = answer.headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity') throw compressed(encoding, call);
  const type = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
  if (/^(text\/html|text\/plain|application\/json)$/i.test(type)) {
    throw notAStream(type, await readStart(answer.body), call);
  }
  return await readChunks(answer, call, on.text);
};

function bodyOf(
  { opening, messages }: Parameters<StreamModel>[0],
  { model, parameters }: ModelAssistantOptions,
): string {
  return JSON.stringify({
    model,
    max_tokens: parameters.maxOutputTokens,
    temperature: parameters.temperature,
    top_p: parameters.topP,
    seed: parameters.seed,
    // Compatible servers need not know developers.
    messages: [...opening, ...messages].map(({ role, text }) => ({
      role: role === 'developer' ? 'system' : role,
      content: text,
    })),
    stream: true,
    stream_options: { include_usage: true },
  });
}

async function readChunks(
  { body }: OutboundAnswer,
  call: ModelCall,
  tell: (piece: string) => void,
): Promise<Streamed> {
  const streamed: Streamed = { text: '', inputTokens: null, outputTokens: null, ending: null };
  const parser = createEventParser();
  const decoder = new TextDecoder();
  for await (const piece of body) {
    for (const event of parser.push(decoder.decode(piece, { stream: true }))) {
      takeEvent(event, streamed, call, tell);
    }
  }
  const rest = parser.rest();
  if (rest) takeEvent(rest, streamed, call, tell);
  return streamed;
}

function takeEvent(
  { data }: StreamEvent,
  streamed: Streamed,
  call: ModelCall,
  tell: (piece: string) => void,
): void {
  if (data === '' || data === '[DONE]') return;
  const value = parseJson(data);
  if (typeof value === 'object' && value !== null && 'error' in value && value.error) {
    throw toldInStream(value, call);
  }
  const chunk = Chunk.safeParse(value);
  if (!chunk.success) throw notValid(data, call);
  const { choices, usage } = chunk.data;
  const [choice] = choices ?? [];
  const text = choice?.delta?.content ?? '';
  if (text !== '') {
    streamed.text += text;
    tell(text);
  }
  if (choice?.finish_reason) streamed.ending = endingOf(choice.finish_reason);
  if (usage) {
    streamed.inputTokens = usage.prompt_tokens ?? null;
    streamed.outputTokens = usage.completion_tokens ?? null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** In the words of the SDK, which all other providers go by. */
function endingOf(rawReason: string): NonNullable<Streamed['ending']> {
  const reasons: Readonly<Record<string, string>> = {
    stop: 'stop',
    length: 'length',
    content_filter: 'content-filter',
  };
  return { reason: reasons[rawReason] ?? 'other', rawReason };
}
