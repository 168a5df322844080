import { expect, it } from 'vitest';
import { placePromptProblems } from './place-prompt-problems.ts';

const parts = [
  { key: 'a', role: 'SYSTEM' as const, text: '' },
  { key: 'b', role: 'USER' as const, text: '' },
];

it('puts a message beside the part it is about', () => {
  const issues = [
    { path: ['content', '1', 'text'], message: 'one' },
    { path: ['content', '1', 'text'], message: 'two' },
    { path: ['name'], message: 'three' },
  ];
  expect(placePromptProblems({ isChat: true, parts }, issues)).toEqual({ b: 'one', name: 'three' });
});

it('knows the one text of a plain prompt, and parts in general', () => {
  const issues = [{ path: ['content'], message: 'no' }];
  expect(placePromptProblems({ isChat: false, parts }, issues)).toEqual({ a: 'no' });
  expect(placePromptProblems({ isChat: true, parts }, issues)).toEqual({ content: 'no' });
});
