import { expect, it } from 'vitest';
import { hear, isOpen, messagesOf, say, type Trial, turnsOf } from './trial-state.ts';

const measures = {
  latencyMs: 5,
  firstTokenMs: 1,
  inputTokens: 1,
  outputTokens: 1,
  costMicroUsd: null,
  state: null,
};
const replied = (trial: Trial, said: string, text: string) =>
  hear(say(trial, said), { kind: 'reply', text, ...measures });

it('grows with each piece, and the whole reply has the last word', () => {
  let trial = say([], 'Hi');
  expect(isOpen(trial)).toBe(false);
  trial = hear(trial, { kind: 'text', text: 'Hel' });
  trial = hear(trial, { kind: 'text', text: 'lo sk-' });
  expect(trial[0]).toMatchObject({ heard: 'Hello sk-', reply: null });
  trial = hear(trial, { kind: 'reply', text: 'Hello', ...measures });
  expect(trial[0]?.heard).toBe('Hello');
  expect(isOpen(trial)).toBe(true);
});

it('sends what was said so far, a reply that failed left out', () => {
  let trial = replied([], 'One', 'Two');
  trial = say(trial, 'Three');
  expect(messagesOf(trial)).toEqual([
    { role: 'user', text: 'One' },
    { role: 'assistant', text: 'Two' },
    { role: 'user', text: 'Three' },
  ]);
  trial = hear(trial, { kind: 'failed', reason: 'assistant.timeout', problem: 'Too late.' });
  expect(isOpen(trial)).toBe(false);
  expect(turnsOf(trial)).toEqual([
    { kind: 'USER', userText: 'One' },
    { kind: 'EXPECT', expectations: [], sample: 'Two' },
  ]);
});

it('makes no empty sample of an empty reply', () => {
  expect(turnsOf(replied([], 'One', ' '))).toEqual([{ kind: 'USER', userText: 'One' }]);
});
