import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CreateScenario } from '#server/areas/scenarios/schema.ts';
import { authored } from './any-scenario.ts';
import { asKind, toDraft, toInput } from './draft.ts';

describe('toDraft and toInput', () => {
  it('give back exactly what was stored, all of it', () => {
    fc.assert(
      fc.property(authored, ({ content, ...about }) => {
        const stored = { ...about, content };
        expect(toInput(toDraft(stored))).toEqual({ ...about, ...content });
      }),
    );
  });

  it('are tried on what can be stored', () => {
    fc.assert(
      fc.property(authored, ({ content, ...about }) => {
        expect(CreateScenario.parse({ ...about, ...content })).toEqual({ ...about, ...content });
      }),
    );
  });

  it('give each turn and expectation a key of its own', () => {
    fc.assert(
      fc.property(authored, (stored) => {
        const { turns, variables } = toDraft(stored);
        const keys = [
          ...variables.map(({ key }) => key),
          ...turns.flatMap((turn) => [
            turn.key,
            ...(turn.kind === 'EXPECT' ? turn.expectations.map(({ key }) => key) : []),
          ]),
        ];
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe('asKind', () => {
  it('keeps texts and weight', () => {
    const spec = {
      kind: 'MUST_CONTAIN',
      values: ['a'],
      caseSensitive: true,
      weight: 3,
    } as const;
    const any = asKind({ ...spec, values: ['a'] }, 'MUST_CONTAIN_ANY');
    expect(any).toEqual({ ...spec, kind: 'MUST_CONTAIN_ANY' });
    expect(asKind(any, 'SEMANTIC_ASSERT')).toEqual({
      kind: 'SEMANTIC_ASSERT',
      rubric: '',
      weight: 3,
    });
  });
});
