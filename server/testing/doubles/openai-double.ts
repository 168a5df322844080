import type { ServerResponse } from 'node:http';
import { type Fault, faultOf } from './faults.ts';
import {
  type Double,
  jsonBody,
  type RecordedRequest,
  sendJson,
  sseEvent,
  startLoopbackServer,
} from './loopback-server.ts';
import { bearerKey, completionChunk, openAiFaults, openAiProblem } from './openai-faults.ts';
import { playFault } from './wire-faults.ts';

export type OpenAiChat = {
  model: string;
  messages: readonly { role: string; content: string }[];
  stream: boolean;
  /** Everything else that was sent, such as `temperature`. */
  parameters: Record<string, unknown>;
};

export type OpenAiDoubleOptions = {
  port?: number;
  /** Refuses every other key with 401; without it any key will do. */
  apiKey?: string;
  /** What the model says; an echo of the last message by default. Must be deterministic. */
  reply?: (chat: OpenAiChat) => string;
  /** What it says a reply took in tokens; by default what `countTokens` counts. */
  usage?: { prompt_tokens: number; completion_tokens: number };
  /** How it misbehaves; by default a model named `fail-<fault>` does. */
  fault?: (chat: OpenAiChat, request: RecordedRequest) => Fault | null;
  /** What it asks for when it limits its rate; 7 by default. */
  retryAfterSeconds?: number;
};

const slowPauseMs = 50;

function echo(chat: OpenAiChat): string {
  return `You said: ${chat.messages.at(-1)?.content ?? ''}`;
}

function textOf(content: unknown): string {
  if (!Array.isArray(content)) return String(content);
  return content.map((part: { text?: string }) => part.text ?? '').join('');
}

function readChat(request: RecordedRequest): OpenAiChat {
  const { model, messages, stream, ...parameters } = jsonBody(request);
  const list: unknown[] = Array.isArray(messages) ? messages : [];
  return {
    model: String(model),
    messages: list.flatMap((message) =>
      typeof message === 'object' && message !== null && 'role' in message && 'content' in message
        ? [{ role: String(message.role), content: textOf(message.content) }]
        : [],
    ),
    stream: stream === true,
    parameters,
  };
}

/** One token for each four characters, so that usage is the same every time. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

function usageOf(chat: OpenAiChat, text: string) {
  const prompt_tokens = countTokens(chat.messages.map((message) => message.content).join(''));
  const completion_tokens = countTokens(text);
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

type Completed = { chat: OpenAiChat; text: string; usage: Record<string, number> };

async function streamReply({ chat, text, usage }: Completed, pauseMs: number, to: ServerResponse) {
  to.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  to.write(sseEvent(completionChunk(chat.model, { role: 'assistant', content: '' })));
  for (const piece of text.match(/\s*\S+\s*|\s+/g) ?? []) {
    if (to.destroyed) return;
    to.write(sseEvent(completionChunk(chat.model, { content: piece })));
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  to.write(sseEvent(completionChunk(chat.model, {}, 'stop')));
  to.write(sseEvent({ ...completionChunk(chat.model, {}), choices: [], usage }));
  to.end('data: [DONE]\n\n');
}

function sendCompletion({ chat, text, usage }: Completed, response: ServerResponse): void {
  const message = { role: 'assistant', content: text };
  sendJson(response, 200, {
    id: 'chatcmpl-double',
    object: 'chat.completion',
    created: 1,
    model: chat.model,
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage,
  });
}

async function complete(
  request: RecordedRequest,
  response: ServerResponse,
  options: OpenAiDoubleOptions,
): Promise<void> {
  const chat = readChat(request);
  const fault = options.fault ? options.fault(chat, request) : faultOf(chat.model);
  if (fault !== null && fault !== 'slow') {
    const { retryAfterSeconds = 7 } = options;
    playFault(openAiFaults, fault, { model: chat.model, request, response, retryAfterSeconds });
    return;
  }
  const text = (options.reply ?? echo)(chat);
  const completed = { chat, text, usage: options.usage ?? usageOf(chat, text) };
  if (chat.stream) await streamReply(completed, fault === 'slow' ? slowPauseMs : 0, response);
  else sendCompletion(completed, response);
}

/**
 * An OpenAI-compatible server: chat completions with and without streaming, and the model list, below
 * `<url>/v1`. Models named `fail-<fault>` misbehave in that way.
 */
export function startOpenAiDouble(options: OpenAiDoubleOptions = {}): Promise<Double> {
  return startLoopbackServer(async (request, response) => {
    const key = bearerKey(request);
    const route = `${request.method} ${new URL(request.path, 'http://double').pathname}`;
    if (options.apiKey !== undefined && key !== options.apiKey) {
      const message = `Incorrect API key provided: ${key}. Find yours in the console.`;
      sendJson(response, 401, openAiProblem(message, 'invalid_api_key'));
    } else if (route === 'POST /v1/chat/completions') {
      await complete(request, response, options);
    } else if (route === 'GET /v1/models') {
      const data = ['double-large', 'double-small'].map((id) => ({ id, object: 'model' }));
      sendJson(response, 200, { object: 'list', data });
    } else {
      sendJson(response, 404, openAiProblem(`Unknown request URL: ${route}.`, 'unknown_url'));
    }
  }, options.port);
}
