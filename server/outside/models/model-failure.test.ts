import { expect, test } from 'vitest';
import { failureOfAnswer, toldInStream } from './model-failure.ts';
import { kindOfRefusal } from './refusal.ts';

const call = { label: 'Model Inc.', model: 'm-1', secrets: [] };
const answer = (status: number, body: string, headers: Record<string, string> = {}) =>
  failureOfAnswer({ status, body, headers: new Headers(headers) }, call);

test.each([
  [
    400,
    '{"error":{"message":"API Key not found.","details":[{"reason":"API_KEY_INVALID"}]}}',
    'badKey',
  ],
  [402, '', 'spent'],
  [402, '{"error":{"message":"Insufficient Balance"}}', 'spent'],
  [429, '{"error":{"type":"insufficient_quota","code":"credit_balance_exhausted"}}', 'spent'],
  [429, '{"error":{"code":"organization_spend_limit_exceeded"}}', 'spent'],
  [429, '{"error":{"code":"organization_usage_limit_exceeded"}}', 'spent'],
  [
    400,
    '{"error":{"message":"You have reached your specified workspace API usage limits."}}',
    'spent',
  ],
  [429, '{"error":{"details":[{"violations":[{"quotaId": "RequestsPerDay"}]}]}}', 'spentToday'],
  [429, '{"error":{"details":[{"violations":[{"quotaId": "RequestsPerMinute"}]}]}}', null],
  [
    429,
    '{"error":{"message":"You exceeded your current quota, check your plan and billing."}}',
    null,
  ],
  [429, '', null],
  [400, '{"error":{"code":"content_policy_violation"}}', 'filtered'],
  [
    400,
    '{"error":{"message":"Invalid prompt: flagged as potentially violating our usage policy."}}',
    'filtered',
  ],
  [413, '<html>Request Entity Too Large</html>', 'tooLong'],
  [400, 'input length and `max_tokens` exceed context limit: 178959 + 64000 > 200000', 'tooLong'],
  [
    400,
    '{"error":{"message":"Gemini API free tier is not available in your country."}}',
    'wrongPlace',
  ],
  [403, '{"error":{"message":"Permission denied."}}', null],
  [400, '{"error":{"message":"Invalid value for temperature."}}', null],
  [500, '{"error":{"message":"prompt is too long, insufficient_quota"}}', null],
])('%s with %s is %s', (status, body, kind) => {
  expect(kindOfRefusal({ status, body })).toBe(kind);
});

test('a refusal costs nothing, whatever it is about; what a filter withheld may have', () => {
  const isFree = (status: number, body = '') => answer(status, body).options.isFree ?? false;
  expect([400, 401, 402, 404, 413, 429].map((status) => isFree(status))).not.toContain(false);
  expect(isFree(429, 'insufficient_quota')).toBe(true);
  expect(isFree(400, 'Output blocked by content filtering policy')).toBe(false);
  expect([408, 500, 529].map((status) => isFree(status))).not.toContain(true);
});

test('an error in the stream comes when tokens are written: it is never free', () => {
  const error = { error: { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'Slow down.' } };
  for (const event of [error, JSON.stringify(error)]) {
    const { options, message } = toldInStream(event, call);
    expect(options).toMatchObject({ retryable: true });
    expect(options.isFree).toBeUndefined();
    expect(message).toBe('Model Inc. broke off the reply: "Slow down". Try again.');
  }
});

test.each([
  ['api_error', true],
  ['timeout_error', true],
  ['overloaded_error', true],
  ['invalid_request_error', false],
])('an error of type %s in the stream may be tried again: %s', (type, retryable) => {
  expect(toldInStream({ type, message: 'No.' }, call).options.retryable).toBe(retryable);
});

test('whoever is told to wait is not told so of what no waiting mends', () => {
  const body = '{"retryDelay":"22s"}';
  expect(answer(429, body)).toMatchObject({
    message: expect.stringContaining('It asks to wait 22 s.'),
    options: { retryAfterMs: 22_000 },
  });
  // The header is the nearer word.
  expect(answer(429, body, { 'retry-after': '3' }).options.retryAfterMs).toBe(3_000);
  const today = answer(429, `${body} "quotaId": "PerDay"`);
  expect(today.options).toMatchObject({ retryable: false });
  expect(today.message).not.toContain('to wait');
});
