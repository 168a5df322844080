import { expect, test } from 'vitest';
import type { ExpectationSpec, ScenarioTurn } from '#server/areas/scenarios/schema.ts';
import { conversationSteps, lastPlayed } from './conversation-steps.ts';

const user = (userText: string): ScenarioTurn => ({ kind: 'USER', userText });
const contains = (value: string): ExpectationSpec => ({
  kind: 'MUST_CONTAIN',
  values: [value],
  caseSensitive: false,
});
const expects = (...values: string[]): ScenarioTurn => ({
  kind: 'EXPECT',
  expectations: values.map(contains),
});

const turns = [user('Hello'), user('Open?'), expects('nine'), expects('six'), user('Thanks')];

test('joins all expectations that judge the same reply', () => {
  const steps = conversationSteps({ turns }, []);
  expect(steps.map(({ number, expected }) => [number, expected.length])).toEqual([
    [1, 0],
    [2, 2],
    [3, 0],
  ]);
});

test('finds what was played by its place in the scenario', () => {
  const played = [
    { position: 0, userText: 'Hello', replyText: 'Hi' },
    { position: 1, userText: 'Open?', replyText: 'At nine' },
  ];
  const steps = conversationSteps({ turns }, played);
  expect(steps.map((step) => step.played?.replyText ?? null)).toEqual(['Hi', 'At nine', null]);
  expect(lastPlayed(steps)).toBe(2);
});

test('has no last step when nothing was played', () => {
  expect(lastPlayed(conversationSteps({ turns }, []))).toBe(0);
});
