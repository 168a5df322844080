import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { fromNamedTarget, type NamedTarget, TargetDocument, toNamedTarget } from './document.ts';

const name = fc.constantFrom('Shop', 'yes', '1.0', 'a: b', '# c', '"q"', 'Größe');
const about = {
  name,
  description: fc.constantFrom('', 'All: of "it"', '- 1'),
  concurrency: fc.integer({ min: 1, max: 100 }),
  isJudge: fc.boolean(),
  judgeVotes: fc.constantFrom(1 as const, 3 as const, 5 as const),
};
const pin = fc.oneof(
  fc.constant({ prompt: null, promptLabel: null, promptVersion: null }),
  name.map((prompt) => ({ prompt, promptLabel: null, promptVersion: null })),
  name.map((prompt) => ({ prompt, promptLabel: 'production', promptVersion: null })),
  name.map((prompt) => ({ prompt, promptLabel: null, promptVersion: 7 })),
);
const demo = fc.record({
  ...about,
  kind: fc.constant('DEMO' as const),
  config: fc.record({ latencyMs: fc.integer({ min: 0, max: 10_000 }) }),
});
const asked = fc.record({
  ...about,
  kind: fc.constant('MODEL' as const),
  config: fc.record({
    provider: fc.constantFrom('OPENAI' as const, 'OPENAI_COMPATIBLE' as const),
    model: fc.constantFrom('m-1', '1.0'),
    parameters: fc.constantFrom({}, { temperature: 0.5, seed: 7 }),
    timeoutMs: fc.constant(60_000),
  }),
});
const first = fc.option(fc.integer({ min: 100, max: 5_000 }), { nil: undefined });
const model = fc.tuple(asked, first).map(([one, ms]) => ({
  ...one,
  config: { ...one.config, ...(ms !== undefined && { firstTokenTimeoutMs: ms }) },
}));
const answered = fc.record({
  ...about,
  kind: fc.constant('HTTP' as const),
  config: fc.record({
    url: fc.constant('https://example.test/{{shop}}'),
    method: fc.constantFrom('POST' as const, 'GET' as const),
    headers: fc.constantFrom<Record<string, string>>({}, { 'X-Shop': 'a: b' }),
    body: fc.constantFrom('{"message": {{message}}}', '{\n  "m": "{{message}}"\n}'),
    replyPath: fc.constantFrom('/reply', '', '$.choices[0].text', "$['a: b'][?@.x == 1]"),
    conversationIdPath: fc.constant(''),
    secretHeaderName: fc.constantFrom('', 'Authorization'),
    stream: fc.constantFrom('NONE' as const, 'SSE' as const, 'CHUNKS' as const),
    doneEvent: fc.constantFrom('', 'message_stop', '{"done": true}'),
    timeoutMs: fc.constant(30_000),
  }),
});
const http = fc.tuple(answered, first).map(([one, ms]) => ({
  ...one,
  config: { ...one.config, ...(ms !== undefined && { firstTokenTimeoutMs: ms }) },
}));
const target: fc.Arbitrary<NamedTarget> = fc.oneof(
  fc.tuple(demo, pin).map(([one, pinned]) => ({ ...one, ...pinned })),
  fc.tuple(model, pin).map(([one, pinned]) => ({ ...one, ...pinned })),
  http,
);

describe('TargetDocument', () => {
  it('is lossless both ways, through YAML too', () => {
    fc.assert(
      fc.property(target, (original) => {
        const document = fromNamedTarget(original);
        const read = TargetDocument.parse(parse(stringify(document)));
        expect(read).toEqual(document);
        expect(toNamedTarget(read)).toEqual(original);
      }),
    );
  });

  it.each([
    ['a label and a version', { prompt: 'P', promptLabel: 'production', promptVersion: 1 }],
    ['a label of no prompt', { promptLabel: 'production' }],
    ['a version of no prompt', { promptVersion: 1 }],
  ])('refuses %s', (_, pinned) => {
    const spec = { type: 'demo', ...pinned };
    expect(TargetDocument.safeParse({ kind: 'Target', name: 'T', spec }).success).toBe(false);
  });
});
