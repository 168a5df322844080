import { expect, it } from 'vitest';
import { conversationCount } from './suite-form.ts';

it('counts every scenario against every target, repeated, archived ones left out', () => {
  const scenarios = [
    { status: 'DRAFT' as const },
    { status: 'PUBLISHED' as const },
    { status: 'ARCHIVED' as const },
  ];
  expect(conversationCount(scenarios, 3, 2)).toBe(12);
  expect(conversationCount(scenarios, 0, 2)).toBe(0);
});
