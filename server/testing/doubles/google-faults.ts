import {
  type Dialect,
  endFor,
  type Plays,
  refuse,
  type Scene,
  stream,
  wireFaults,
} from './wire-faults.ts';

const typeUrl = 'type.googleapis.com/google.rpc';

function event(value: unknown): string {
  return `data: ${JSON.stringify(value)}\r\n\r\n`;
}

function chunk(parts: readonly { text: string }[], finishReason?: string) {
  const content = { role: 'model', parts };
  const candidate = finishReason ? { content, finishReason, index: 0 } : { content, index: 0 };
  const usageMetadata = { promptTokenCount: 11, candidatesTokenCount: 5, totalTokenCount: 16 };
  return { candidates: [candidate], usageMetadata };
}

function problem(code: number, status: string, message: string, details?: readonly unknown[]) {
  return { error: { code, message, status, ...(details && { details }) } };
}

const busy = problem(
  503,
  'UNAVAILABLE',
  'This model is currently experiencing high demand. Please try again later.',
);

/** How Google streams generated content. */
export const googleDialect: Dialect = {
  open: () => '',
  piece: (_, text) => event(chunk([{ text }])),
  end: (_, reason) => event(chunk([], reason)),
  usualEnd: 'STOP',
  error: event(busy),
};

function no(code: number, status: string, message: string, details?: readonly unknown[]) {
  return refuse(code, () => problem(code, status, message, details));
}

/** Google tells by the same words that a minute's quota is used up and that a day's is. */
function overQuota(quotaId: string) {
  return refuse(429, ({ retryAfterSeconds }: Scene) =>
    problem(
      429,
      'RESOURCE_EXHAUSTED',
      `You exceeded your current quota, please check your plan and billing details. Please retry in ${retryAfterSeconds}s.`,
      [
        { '@type': `${typeUrl}.QuotaFailure`, violations: [{ quotaId, quotaValue: '15' }] },
        { '@type': `${typeUrl}.RetryInfo`, retryDelay: `${retryAfterSeconds}s` },
      ],
    ),
  );
}

const credits =
  'Your prepayment credits are depleted. Please go to AI Studio to manage your project and billing.';

/** How Google does each kind of harm. */
export const googleFaults = {
  ...wireFaults(googleDialect),
  unauthorized: no(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
    { '@type': `${typeUrl}.ErrorInfo`, reason: 'API_KEY_INVALID', domain: 'googleapis.com' },
  ]),
  forbidden: refuse(403, ({ request }) => {
    const key = request.headers['x-goog-api-key'];
    const message = `Permission denied: Consumer 'api_key:${key}' has been suspended.`;
    return problem(403, 'PERMISSION_DENIED', message);
  }),
  'unknown-model': refuse(404, ({ model }) => {
    const message = `models/${model} is not found for API version v1beta, or is not supported for generateContent.`;
    return problem(404, 'NOT_FOUND', message);
  }),
  'wrong-place': no(400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.'),
  'bad-request': no(400, 'INVALID_ARGUMENT', 'temperature must be in the range [0.0, 2.0].'),
  'too-long': no(
    400,
    'INVALID_ARGUMENT',
    'The input token count (1200293) exceeds the maximum number of tokens allowed (1048576).',
  ),
  'blocked-prompt': stream(() => {
    const usageMetadata = { promptTokenCount: 11, totalTokenCount: 11 };
    return event({ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata });
  }),
  'rate-limit': overQuota('GenerateRequestsPerMinutePerProjectPerModel-FreeTier'),
  'rate-limit-bare': no(
    429,
    'RESOURCE_EXHAUSTED',
    'Resource has been exhausted (e.g. check quota).',
  ),
  'day-limit': overQuota('GenerateRequestsPerDayPerProjectPerModel-FreeTier'),
  'out-of-quota': no(429, 'RESOURCE_EXHAUSTED', credits),
  'payment-required': no(402, 'RESOURCE_EXHAUSTED', credits),
  'server-error': no(500, 'INTERNAL', 'An internal error has occurred. Please retry.'),
  overloaded: refuse(503, () => busy),
  'content-filter': endFor(googleDialect, 'SAFETY'),
  'cut-off': endFor(googleDialect, 'MAX_TOKENS'),
  'odd-ending': endFor(googleDialect, 'LANGUAGE'),
} satisfies Plays;
