import { expect, test } from 'vitest';
import { createLog } from './log.ts';
import { createScrubber } from './secrets/scrubber.ts';

test('no line of the log tells a secret that is in use, however it came there', () => {
  const secret = 'sk-"CNRY"/h7Kp2Wd9Qx4Lm6Tz8Vb1';
  const scrubber = createScrubber();
  scrubber.remember('org', secret);
  const lines: string[] = [];
  const log = createLog('debug', scrubber.clean, { write: (line) => lines.push(line) });
  const cause = new Error(`Authorization: ${secret}`);
  log.error({ err: new Error('wrapped', { cause }), url: `/?k=${encodeURIComponent(secret)}` });
  log.warn({ body: { nested: [secret] } }, `base64 ${Buffer.from(secret).toString('base64')}`);
  log.debug({ raw: JSON.stringify({ secret }), hex: Buffer.from(secret).toString('hex') });
  expect(lines).toHaveLength(3);
  for (const line of lines) {
    expect(line).toContain('[removed]');
    expect(line).not.toContain('h7Kp2Wd9');
    expect(line).not.toContain(Buffer.from('h7Kp2Wd9').toString('hex'));
    expect(() => JSON.parse(line)).not.toThrow();
  }
});
