import type { Fault } from '#server/testing/doubles/faults.ts';
import { type FaultRow, toldRows, usedUp, wireRows } from './model-fault-rows.ts';

/** Not every provider tells these. */
const asDate: FaultRow = {
  fault: 'rate-limit-date',
  reason: 'rateLimited',
  message: 'MODEL is limiting the rate of requests: "SAID". It asks to wait',
  calls: 8,
  pauseMs: 29_100,
};
const elsewhere: FaultRow = {
  fault: 'wrong-place',
  reason: 'rejected',
  message:
    'MODEL does not serve the place this server calls from: "SAID". Check which countries it serves, and what the plan there allows.',
  calls: 1,
};

function overloaded(status: number): FaultRow {
  const message = `MODEL failed (${status}): "SAID". Check the provider's status page.`;
  return { fault: 'overloaded', reason: 'unavailable', message, calls: 3 };
}

function filtered(fault: Fault): FaultRow {
  const message =
    'The content filter of MODEL withheld the reply: "SAID". Look at the prompt and the scenario.';
  return { fault, reason: 'rejected', message, calls: 1 };
}

function inWords(rows: readonly FaultRow[], words: Partial<Record<Fault, string>>): FaultRow[] {
  return rows.map((row) => ({
    ...row,
    message: row.message.replace('SAID', words[row.fault] ?? 'SAID'),
  }));
}

const openAiBroke = 'The model produced invalid content';
const openAiLimit = 'Rate limit reached';
/** OpenAI, and whoever speaks as it does. */
export const openAiRows = inWords(
  [
    ...wireRows,
    ...toldRows,
    asDate,
    elsewhere,
    overloaded(503),
    usedUp('spend-limit'),
    filtered('blocked-prompt'),
  ],
  {
    unauthorized: 'Incorrect API key provided: [removed]. Find yours in the console',
    forbidden: 'Your project has no access',
    'unknown-model': 'The model `fail-unknown-model` does not exist',
    'wrong-place': 'Country, region, or territory not supported',
    'bad-request': 'Unsupported value: temperature',
    'too-long': "This model's maximum context length is 128000 tokens",
    'blocked-prompt':
      "The response was filtered due to the prompt triggering Azure OpenAI's content management policy",
    'rate-limit': openAiLimit,
    'rate-limit-date': openAiLimit,
    'rate-limit-bare': openAiLimit,
    'out-of-quota': 'You exceeded your current quota',
    'spend-limit': 'The project reached its enforced spend limit',
    'payment-required': 'Insufficient credits',
    'server-error': 'The server had an error',
    overloaded: 'The engine is overloaded',
    'error-in-stream': openAiBroke,
    'error-at-once': openAiBroke,
    'endless-error': openAiBroke,
    'content-filter': 'content_filter',
  },
);

const anthropicLimit =
  "This request would exceed your account's rate limit. Please try again later";
const anthropicFilter = 'Output blocked by content filtering policy';
export const anthropicRows = inWords(
  [
    ...wireRows,
    ...toldRows,
    asDate,
    overloaded(529),
    usedUp('spend-limit'),
    usedUp('spend-cap'),
    filtered('blocked-prompt'),
    filtered('filter-in-stream'),
  ],
  {
    unauthorized: 'invalid x-api-key',
    forbidden: 'Your API key does not have permission to use the specified resource',
    'unknown-model': 'model: fail-unknown-model',
    'bad-request': 'temperature: Input should be less than or equal to 1',
    'too-long': 'prompt is too long: 205351 tokens > 200000 maximum',
    'blocked-prompt': anthropicFilter,
    'rate-limit': anthropicLimit,
    'rate-limit-date': anthropicLimit,
    'rate-limit-bare': anthropicLimit,
    'out-of-quota':
      'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits',
    'spend-limit':
      'You have reached your specified API usage limits. You will regain access on 2027-01-01 at 00:00 UTC',
    'spend-cap': "Your organization has reached its tier's monthly spend cap",
    'payment-required': 'There is an issue with your billing',
    'server-error': 'Internal server error',
    overloaded: 'Overloaded',
    'error-in-stream': 'Overloaded',
    'error-at-once': 'Overloaded',
    'endless-error': 'Overloaded',
    'filter-in-stream': anthropicFilter,
    'content-filter': 'refusal',
  },
);

const googleBusy = 'This model is currently experiencing high demand. Please try again later';
const googleCredits =
  'Your prepayment credits are depleted. Please go to AI Studio to manage your project and billing';
export const googleRows = inWords(
  [
    ...wireRows,
    ...toldRows,
    elsewhere,
    overloaded(503),
    {
      fault: 'day-limit',
      reason: 'rejected',
      message:
        'The quota of this key of MODEL is used up for today: "SAID". Go on tomorrow, or check plan and billing there.',
      calls: 1,
    },
    {
      fault: 'blocked-prompt',
      reason: 'rejected',
      message: 'MODEL withheld the reply: its content filter stopped it (PROHIBITED_CONTENT).',
      calls: 1,
    },
    {
      fault: 'odd-ending',
      reason: 'invalidReply',
      message:
        "MODEL answered with an empty text (LANGUAGE). Look at the prompt and the target's parameters.",
      calls: 3,
    },
  ],
  {
    unauthorized: 'API key not valid. Please pass a valid API key',
    forbidden: "Permission denied: Consumer 'api_key:[removed]' has been suspended",
    'unknown-model':
      'models/fail-unknown-model is not found for API version v1beta, or is not supported for generateContent',
    'wrong-place': 'User location is not supported for the API use',
    'bad-request': 'temperature must be in the range [0.0, 2.0]',
    'too-long':
      'The input token count (1200293) exceeds the maximum number of tokens allowed (1048576)',
    'rate-limit':
      'You exceeded your current quota, please check your plan and billing details. Please retry in 7s',
    'rate-limit-bare': 'Resource has been exhausted (e.g. check quota)',
    'day-limit':
      'You exceeded your current quota, please check your plan and billing details. Please retry in 7s',
    'out-of-quota': googleCredits,
    'payment-required': googleCredits,
    'server-error': 'An internal error has occurred. Please retry',
    overloaded: googleBusy,
    'error-in-stream': googleBusy,
    'error-at-once': googleBusy,
    'endless-error': googleBusy,
    'content-filter': 'SAFETY',
  },
);
