import { expect, test } from 'vitest';
import { z } from 'zod';
import { issueText } from './issue-text.ts';

const said = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: issueText }).error?.issues[0]?.message;

test.each([
  [z.string().max(1200), 'x'.repeat(1201), 'Use at most 1,200 characters.'],
  [z.string().min(1), '', 'Fill this in.'],
  [z.string().min(8), 'short', 'Use at least 8 characters.'],
  [z.array(z.string()).max(2), ['a', 'b', 'c'], 'Choose at most 2.'],
  [z.number().max(20), 21, 'Use 20 or less.'],
  [z.number().min(1), 0, 'Use 1 or more.'],
  [z.number().int(), 1.5, 'Use a whole number.'],
  [z.number(), undefined, 'Fill this in.'],
])('says what is wrong: %#', (schema, value, text) => {
  expect(said(schema, value)).toBe(text);
});

test('leaves what a schema says itself', () => {
  expect(said(z.string().max(2, 'Two letters.'), 'abc')).toBe('Two letters.');
});
