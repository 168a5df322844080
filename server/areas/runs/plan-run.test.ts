import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import { FrozenTarget } from '#server/areas/targets/index.ts';
import { AppError } from '#server/core/errors.ts';
import { newId } from '#server/core/ids.ts';
import { itemsOf, maxItems, type PlanInput, planRun } from './plan-run.ts';

const content = ScenarioContent.parse({ turns: [{ kind: 'USER', userText: 'Hello' }] });
const prompt = { promptId: null, promptName: null, promptVersion: null };

function scenario(name: string, isArchived = false): PlanInput['scenarios'][number] {
  return { scenarioId: newId(), name, version: 3, tags: [], content, isArchived };
}

function target(name: string, promptContent: string | null = null): FrozenTarget {
  const config = { provider: 'OPENAI', model: 'gpt', parameters: {}, timeoutMs: 1_000 };
  const about = { targetId: newId(), name, concurrency: 2, ...prompt, promptContent };
  return FrozenTarget.parse({ ...about, promptName: 'Tone', kind: 'MODEL', config });
}

function plan(input: Partial<PlanInput>) {
  return planRun({
    scenarios: [scenario('A')],
    targets: [target('T')],
    repeats: 1,
    variables: {},
    activeKeys: new Set(['OPENAI']),
    labels: new Map([['OPENAI', 'OpenAI']]),
    ...input,
  });
}

function refusalOf(input: Partial<PlanInput>) {
  try {
    plan(input);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { reason: error.reason, field: error.field, message: error.message };
  }
  throw new Error('It was not refused.');
}

describe('planRun', () => {
  it('plays each scenario against each target as often as asked, scenario by scenario', () => {
    const scenarios = [scenario('A'), scenario('Old', true), scenario('B')];
    const made = plan({ scenarios, targets: [target('X'), target('Y')], repeats: 2 });
    expect(made.scenarios.map(({ row, name }) => [row, name])).toEqual([
      [0, 'A'],
      [1, 'B'],
    ]);
    expect(itemsOf(made).map((item) => [item.row, item.targetPosition, item.repeat])).toEqual([
      [0, 0, 1],
      [0, 0, 2],
      [0, 1, 1],
      [0, 1, 2],
      [1, 0, 1],
      [1, 0, 2],
      [1, 1, 1],
      [1, 1, 2],
    ]);
    expect(made.archived).toBe(1);
  });

  it('plans every combination exactly once', () => {
    const small = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(small, small, small, (rows, columns, repeats) => {
        const scenarios = Array.from({ length: rows }, () => scenario('S'));
        const targets = Array.from({ length: columns }, () => target('T'));
        const made = plan({ scenarios, targets, repeats });
        const items = itemsOf(made);
        expect(new Set(items.map((item) => Object.values(item).join())).size).toBe(items.length);
        expect(items).toHaveLength(rows * columns * repeats);
        expect(made.itemCount).toBe(items.length);
      }),
    );
  });

  it('fills in the prompt with the variables of now', () => {
    const targets = [target('T', 'You are {{name}}.'), target('U')];
    const made = plan({ targets, variables: { name: 'Ada' } });
    expect(made.targets.map(({ promptContent }) => promptContent)).toEqual(['You are Ada.', null]);
  });

  it('refuses what can not be played, beside the field and with what to do', () => {
    expect(refusalOf({ scenarios: [] })).toMatchObject({
      reason: 'runs.noScenarios',
      field: ['suiteId'],
    });
    expect(refusalOf({ scenarios: [scenario('A', true)] }).message).toContain('archived');
    expect(refusalOf({ targets: [] })).toMatchObject({
      reason: 'runs.noTargets',
      field: ['targetIds'],
    });
    expect(refusalOf({ activeKeys: new Set() })).toEqual({
      reason: 'runs.noKey',
      field: ['targetIds'],
      message: 'T needs a key. Set a key for OpenAI under API keys, or choose another target.',
    });
    const unknown = refusalOf({ targets: [target('T', 'You are {{nobody}}.')] });
    expect(unknown).toMatchObject({ reason: 'runs.prompt', field: ['targetIds'] });
    expect(unknown.message).toContain('no variable nobody');
  });

  it('refuses more conversations than a run may have', () => {
    const scenarios = Array.from({ length: maxItems / 20 }, () => scenario('S'));
    expect(plan({ scenarios, repeats: 20 }).itemCount).toBe(maxItems);
    const more = [...scenarios, scenario('One more')];
    expect(refusalOf({ scenarios: more, repeats: 20 })).toMatchObject({
      reason: 'runs.tooMany',
      field: ['repeats'],
    });
  });
});
