import { expect, test } from 'vitest';
import { readRetryAfter, readRetryInfo } from './retry-after.ts';

const now = Date.parse('2026-01-01T00:00:00Z');

test.each([
  [{ 'retry-after': '7' }, 7_000],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }, 30_000],
  [{ 'retry-after': 'Wed, 31 Dec 2025 23:00:00 GMT' }, 0],
  [{ 'retry-after-ms': '1250', 'retry-after': '9' }, 1_250],
  [{ 'retry-after': '99999999' }, 86_400_000],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '-5' }, undefined],
  [{}, undefined],
])('%j asks to wait %s ms', (headers, expected) => {
  expect(readRetryAfter(new Headers(headers), now)).toBe(expected);
});

test.each([
  ['{"error":{"details":[{"@type":"x/google.rpc.RetryInfo","retryDelay":"7s"}]}}', 7_000],
  ['[{"error": {"details": [{"retryDelay": "35.904s"}]}}]', 35_904],
  ['{"retryDelay":"0s"}', 0],
  ['{"retryDelay":"999999999s"}', 86_400_000],
  ['{"retryDelay":"-1s"}', undefined],
  ['{"retryDelay":"7"}', undefined],
  ['{"retryDelay":7}', undefined],
  ['Please retry in 7s.', undefined],
  ['', undefined],
])('the body %s asks to wait %s ms', (body, expected) => {
  expect(readRetryInfo(body)).toBe(expected);
});
