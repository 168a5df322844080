import { expect, it } from 'vitest';
import { conversationCount, emptyFilter, emptySuite, savedSuite } from './suite-form.ts';

it('counts every scenario against every target, repeated, archived ones left out', () => {
  const scenarios = [
    { status: 'DRAFT' as const },
    { status: 'PUBLISHED' as const, rowCount: 1 },
    { status: 'ARCHIVED' as const, rowCount: 9 },
  ];
  expect(conversationCount(scenarios, 3, 2)).toBe(12);
  expect(conversationCount(scenarios, 0, 2)).toBe(0);
});

it('counts each row of a table', () => {
  const scenarios = [{ status: 'DRAFT' as const, rowCount: 5 }, { status: 'DRAFT' as const }];
  expect(conversationCount(scenarios, 1, 1)).toBe(6);
});

it('saves the list or the filter, never both', () => {
  const listed = { ...emptySuite, scenarioIds: ['a'] };
  expect(savedSuite(listed).scenarioIds).toEqual(['a']);
  expect(savedSuite({ ...listed, filter: emptyFilter }).scenarioIds).toEqual([]);
});
