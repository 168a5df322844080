import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { fromPromptContent, PromptDocument, toPromptContent } from './document.ts';
import { type PromptContent, PromptRole } from './schema.ts';

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.constantFrom('- system: x', 'yes', '{{ a }}', 'x\r\ny\n', ' "q" ', '# c', '|'),
  )
  .filter((value) => value.trim() !== '');
const content: fc.Arbitrary<PromptContent> = fc.oneof(
  text,
  fc.array(fc.record({ role: fc.constantFrom(...PromptRole.options), text }), {
    minLength: 1,
    maxLength: 5,
  }),
);
const document = (content: unknown) => ({ kind: 'Prompt', name: 'A', spec: { content } });
const problem = (content: unknown) => {
  const [issue] = PromptDocument.safeParse(document(content)).error?.issues ?? [];
  return issue && `${issue.path.join('.')}: ${issue.message}`;
};

describe('PromptDocument', () => {
  it('is lossless both ways, through YAML too', () => {
    fc.assert(
      fc.property(content, (original) => {
        const read = PromptDocument.parse(parse(stringify(document(fromPromptContent(original)))));
        expect(toPromptContent(read.spec.content)).toEqual(original);
        expect(fromPromptContent(toPromptContent(read.spec.content))).toEqual(read.spec.content);
      }),
      { numRuns: 100 },
    );
  });

  it('says which part is wrong', () => {
    expect(problem('  ')).toBe('spec.content: Write the prompt.');
    expect(problem([])).toBe('spec.content: Add a part.');
    expect(problem([{ system: 'Be kind.' }, { user: ' ' }])).toBe(
      'spec.content.1: Write what this part says.',
    );
    expect(problem([{ system: 'a', user: 'b' }])).toContain('Write one of');
    expect(problem([{ role: 'system', text: 'a' }])).toContain('content');
    expect(problem(7)).toBe('spec.content: Write a text, or a list of parts.');
  });
});
