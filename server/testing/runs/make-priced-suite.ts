import { judgeInstructions } from '#server/outside/models/judge-prompt.ts';
import type { Double } from '../doubles/loopback-server.ts';
import { type OpenAiDoubleOptions, startOpenAiDouble } from '../doubles/openai-double.ts';
import type { TestOrg } from '../org.ts';

/** What one call of `makePricedSuite` costs, and at most can cost, in micro-USD. */
export const callCost = 1_002;
export const mostCallCost = 1_085;
/** US dollars per million tokens. */
export const price = { input: 1, output: 10 };

/** A model whose replies have exactly as many tokens as its target allows, and that judges everything a pass. */
export function startPricedDouble(options: OpenAiDoubleOptions = {}): Promise<Double> {
  return startOpenAiDouble({
    reply: ({ messages }) =>
      messages[0]?.content === judgeInstructions
        ? '{"verdict": "PASS", "confidence": 0.9, "reason": "It does."}'
        : 'word '.repeat(80),
    ...options,
  });
}

type Turns = Parameters<ReturnType<TestOrg['as']>['scenarios']['create']>[0]['turns'];

const say = { kind: 'USER' as const, userText: 'Hello' };
export const oneTurn: Turns = [
  say,
  { kind: 'EXPECT', expectations: [{ kind: 'REGEX', pattern: 'word' }] },
];

/** A suite whose calls go to a double, for a price. */
export async function makePricedSuite(
  org: TestOrg,
  o: {
    url: string;
    repeats?: number;
    turns?: Turns;
    concurrency?: number;
    /** Null: nobody said what it costs. */
    tokenPrice?: { input: number; output: number } | null;
    maxOutputTokens?: number | undefined;
    suite?: { budgetMicroUsd?: number | null };
  },
): Promise<{ suiteId: string; targetId: string }> {
  const { repeats = 1, turns = oneTurn, concurrency = 4, url } = o;
  const { maxOutputTokens = 100, tokenPrice = price } = o;
  const api = org.as('admin');
  await api.apiKeys.set({
    provider: 'OPENAI_COMPATIBLE',
    key: 'sk-compat-0123456789abcdef',
    baseUrl: `${url}/v1`,
  });
  const name = `Model ${Math.random()}`;
  const target = await api.targets.create({
    kind: 'MODEL',
    name,
    concurrency,
    promptId: null,
    config: {
      provider: 'OPENAI_COMPATIBLE',
      model: 'double-large',
      ...(tokenPrice && { price: tokenPrice }),
      parameters: { maxOutputTokens },
      timeoutMs: 5_000,
    },
  });
  const scenario = await api.scenarios.create({ name, turns });
  const suite = await api.suites.create({
    name,
    repeats,
    scenarioIds: [scenario.id],
    targetIds: [target.id],
    ...o.suite,
  });
  return { suiteId: suite.id, targetId: target.id };
}
