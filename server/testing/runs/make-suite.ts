import type { TestOrg } from '../org.ts';

type Turns = Parameters<ReturnType<TestOrg['as']>['scenarios']['create']>[0]['turns'];

const say = (userText: string) => ({ kind: 'USER' as const, userText });
const expects = (...values: string[]) => ({
  kind: 'EXPECT' as const,
  expectations: [{ kind: 'MUST_CONTAIN' as const, values }],
});

/** Three scenarios: one that passes, one that fails in its first turn, one that checks nothing. */
const three: Turns[] = [
  [say('Hello'), { kind: 'EXPECT', expectations: [{ kind: 'REGEX', pattern: '.' }] }],
  [say('Hello'), expects('unfindable'), say('And now?')],
  [say('Hello')],
];

/** A suite of an organization that is played against demo assistants. */
export async function makeSuite(
  org: TestOrg,
  o: { scenarios?: Turns[]; repeats?: number; latencyMs?: number; concurrency?: number } = {},
): Promise<{ suiteId: string; targetId: string; scenarioIds: string[] }> {
  const { scenarios = three, repeats = 1, latencyMs = 0, concurrency = 4 } = o;
  const api = org.as('editor');
  const target = await api.targets.create({
    kind: 'DEMO',
    name: 'Demo shop',
    concurrency,
    config: { latencyMs },
  });
  const scenarioIds: string[] = [];
  for (const [index, turns] of scenarios.entries()) {
    scenarioIds.push((await api.scenarios.create({ name: `Scenario ${index + 1}`, turns })).id);
  }
  const suite = await api.suites.create({
    name: 'Smoke',
    repeats,
    scenarioIds,
    targetIds: [target.id],
  });
  return { suiteId: suite.id, targetId: target.id, scenarioIds };
}

/** Many short conversations that pass. */
export function manyScenarios(count: number): Turns[] {
  return Array.from({ length: count }, () => [
    say('Hello'),
    { kind: 'EXPECT' as const, expectations: [{ kind: 'REGEX' as const, pattern: '.' }] },
  ]);
}
