import {
  begun,
  type Dialect,
  endFor,
  type Plays,
  refuse,
  retryAfter,
  retryAtDate,
  type Scene,
  wireFaults,
} from './wire-faults.ts';

const usage = { input_tokens: 11, output_tokens: 5 };

function event(value: { type: string } & Record<string, unknown>): string {
  return `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`;
}

function problem(type: string, message: string, details: Record<string, unknown> | null = null) {
  return { type: 'error', error: { details, type, message }, request_id: 'req_011CZdouble' };
}

const filtered = problem('invalid_request_error', 'Output blocked by content filtering policy');

/** How Anthropic streams a message. */
export const anthropicDialect: Dialect = {
  open: (model) => {
    const message = { id: 'msg_1', type: 'message', role: 'assistant', model, content: [], usage };
    return (
      event({ type: 'message_start', message: { ...message, stop_reason: null } }) +
      event({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }) +
      event({ type: 'ping' })
    );
  },
  piece: (_, text) =>
    event({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }),
  end: (_, stop_reason) =>
    event({ type: 'content_block_stop', index: 0 }) +
    event({
      type: 'message_delta',
      delta: { stop_reason, stop_sequence: null },
      usage: { output_tokens: usage.output_tokens },
    }) +
    event({ type: 'message_stop' }),
  usualEnd: 'end_turn',
  error: event(problem('overloaded_error', 'Overloaded')),
};

function no(
  status: number,
  type: string,
  message: string,
  headers?: (scene: Scene) => Record<string, string>,
) {
  return refuse(status, () => problem(type, message), headers);
}

const limited = [
  429,
  'rate_limit_error',
  "This request would exceed your account's rate limit. Please try again later.",
] as const;

/** How Anthropic does each kind of harm. */
export const anthropicFaults = {
  ...wireFaults(anthropicDialect),
  unauthorized: no(401, 'authentication_error', 'invalid x-api-key'),
  forbidden: no(
    403,
    'permission_error',
    'Your API key does not have permission to use the specified resource.',
  ),
  'unknown-model': refuse(404, ({ model }) => problem('not_found_error', `model: ${model}`)),
  'bad-request': no(
    400,
    'invalid_request_error',
    'temperature: Input should be less than or equal to 1',
  ),
  'too-long': no(
    400,
    'invalid_request_error',
    'prompt is too long: 205351 tokens > 200000 maximum',
  ),
  'blocked-prompt': refuse(400, () => filtered),
  'rate-limit': no(...limited, retryAfter),
  'rate-limit-date': no(...limited, retryAtDate),
  'rate-limit-bare': no(...limited),
  'out-of-quota': no(
    400,
    'invalid_request_error',
    'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
  ),
  'spend-limit': no(
    400,
    'invalid_request_error',
    'You have reached your specified API usage limits. You will regain access on 2027-01-01 at 00:00 UTC.',
  ),
  'spend-cap': refuse(429, () =>
    problem('rate_limit_error', "Your organization has reached its tier's monthly spend cap.", {
      error_code: 'enforced_spend_limit_reached',
    }),
  ),
  'payment-required': no(402, 'billing_error', 'There is an issue with your billing.'),
  'server-error': no(500, 'api_error', 'Internal server error'),
  overloaded: no(529, 'overloaded_error', 'Overloaded'),
  'filter-in-stream': begun(anthropicDialect, (response) => {
    response.end(event(filtered));
  }),
  'content-filter': endFor(anthropicDialect, 'refusal'),
  'cut-off': endFor(anthropicDialect, 'max_tokens'),
} satisfies Plays;
