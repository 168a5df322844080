import type { Draft } from './draft.ts';

/** What a new scenario begins with: somebody says something, and there is a reply to it. */
export const blankDraft: Draft = {
  name: '',
  description: '',
  locale: 'en',
  tags: [],
  onFail: 'STOP',
  threshold: null,
  variables: [],
  data: null,
  turns: [
    { key: 't0', kind: 'USER', userText: '' },
    { key: 't1', kind: 'EXPECT', expectations: [] },
  ],
};
