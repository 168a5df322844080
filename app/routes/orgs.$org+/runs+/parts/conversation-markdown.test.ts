import { expect, test } from 'vitest';
import { conversationMarkdown } from './conversation-markdown.ts';

const head = { scenario: 'Returns', target: 'Demo', run: 'Support #4', verdict: 'FAIL' };

test('writes turns with their verdicts', () => {
  const markdown = conversationMarkdown(head, [
    {
      userText: 'Can I\nreturn it?',
      replyText: 'Yes.',
      errorMessage: null,
      expectations: [
        {
          spec: { kind: 'MUST_CONTAIN', values: ['14 days'], caseSensitive: false },
          verdict: 'FAIL',
          evidence: { message: '"14 days" was not found.', matches: [], missing: ['14 days'] },
        },
      ],
    },
  ]);
  expect(markdown).toBe(`## Returns

Support #4 · Demo · FAIL

### Turn 1

**User**

> Can I
> return it?

**Assistant**

> Yes.

- **FAIL** Must contain “14 days”: "14 days" was not found.
`);
});

test('says why there is no reply', () => {
  const turn = { userText: 'Hi', replyText: null, errorMessage: 'The key was refused.' };
  expect(conversationMarkdown(head, [{ ...turn, expectations: [] }])).toContain(
    '**No reply**\n\n> The key was refused.\n',
  );
});

test('keeps what was said inside its quote', () => {
  const said = '# Not a heading\r\n\r\n- nor a list';
  const turn = { userText: said, replyText: '', errorMessage: null, expectations: [] };
  const lines = conversationMarkdown(head, [turn]).split('\n');
  expect(lines).toContain('> # Not a heading');
  expect(lines).toContain('> - nor a list');
  expect(lines.filter((line) => /^(# |- )/.test(line))).toEqual([]);
});
