import { type RecordedRequest, sseEvent } from './loopback-server.ts';
import {
  type Dialect,
  endFor,
  type Plays,
  refuse,
  retryAfter,
  retryAtDate,
  type Scene,
  wireFaults,
} from './wire-faults.ts';

/** An error body as OpenAI writes it. */
export function openAiProblem(message: string, code: string) {
  return { error: { message, type: 'invalid_request_error', param: null, code } };
}

/** One piece of a streamed completion. */
export function completionChunk(
  model: string,
  delta: Record<string, unknown>,
  finish: string | null = null,
) {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return { id: 'chatcmpl-double', object: 'chat.completion.chunk', created: 1, model, choices };
}

/** The key of an Authorization header. */
export function bearerKey(request: RecordedRequest): string {
  return (request.headers.authorization ?? '').replace(/^Bearer /, '');
}

const dialect: Dialect = {
  open: (model) => sseEvent(completionChunk(model, { role: 'assistant', content: '' })),
  piece: (model, text) => sseEvent(completionChunk(model, { content: text })),
  end: (model, reason) => `${sseEvent(completionChunk(model, {}, reason))}data: [DONE]\n\n`,
  usualEnd: 'stop',
  error: sseEvent(openAiProblem('The model produced invalid content.', 'server_error')),
};

function no(
  status: number,
  code: string,
  message: string | ((scene: Scene) => string),
  headers?: (scene: Scene) => Record<string, string>,
) {
  const said = (scene: Scene) => (typeof message === 'string' ? message : message(scene));
  return refuse(status, (scene) => openAiProblem(said(scene), code), headers);
}

const limited = [429, 'rate_limit_exceeded', 'Rate limit reached.'] as const;

/** How an OpenAI-compatible server does each kind of harm. */
export const openAiFaults = {
  ...wireFaults(dialect),
  unauthorized: no(
    401,
    'invalid_api_key',
    ({ request }) =>
      `Incorrect API key provided: ${bearerKey(request)}. Find yours in the console.`,
  ),
  forbidden: no(403, 'forbidden', 'Your project has no access.'),
  'unknown-model': no(404, 'not_found', ({ model }) => `The model \`${model}\` does not exist.`),
  'wrong-place': no(
    403,
    'unsupported_country_region_territory',
    'Country, region, or territory not supported.',
  ),
  'bad-request': no(400, 'unsupported_value', 'Unsupported value: temperature.'),
  'too-long': no(
    400,
    'context_length_exceeded',
    "This model's maximum context length is 128000 tokens.",
  ),
  'blocked-prompt': no(
    400,
    'content_filter',
    "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
  ),
  'rate-limit': no(...limited, retryAfter),
  'rate-limit-date': no(...limited, retryAtDate),
  'rate-limit-bare': no(...limited),
  'out-of-quota': no(429, 'insufficient_quota', 'You exceeded your current quota.'),
  'spend-limit': no(
    429,
    'project_spend_limit_exceeded',
    'The project reached its enforced spend limit.',
  ),
  // As gateways do it; OpenAI itself does not.
  'payment-required': no(402, 'insufficient_credits', 'Insufficient credits.'),
  'server-error': no(500, 'server_error', 'The server had an error.'),
  overloaded: no(503, 'overloaded', 'The engine is overloaded.'),
  'content-filter': endFor(dialect, 'content_filter'),
  'cut-off': endFor(dialect, 'length'),
} satisfies Plays;
