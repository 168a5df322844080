import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDocument } from '#server/testing/any-documents.ts';
import { canonical } from './canonical.ts';
import { readDocuments } from './read-documents.ts';
import { writeDocument, writeFile } from './write-documents.ts';

const readBack = (text: string) => {
  const { documents, problems } = readDocuments('a.yaml', text);
  expect(problems).toEqual([]);
  return documents.map(({ document }) => document);
};

describe('writeDocument', () => {
  it('loses nothing, and writes what it read as the same bytes', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const text = writeDocument(document);
        const [read] = readBack(text);
        expect(read && canonical(read)).toEqual(canonical(document));
        expect(read && writeDocument(read)).toBe(text);
      }),
      { numRuns: 120 },
    );
  });

  it('keeps several documents apart, whatever their texts hold', () => {
    fc.assert(
      fc.property(fc.array(anyDocument, { minLength: 1, maxLength: 5 }), (documents) => {
        const texts = documents.map(writeDocument);
        const file = writeFile(texts, 'https://assay.example/schema/assay.schema.json');
        expect(readBack(file).map(writeDocument)).toEqual(texts);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps line breaks at the end of a text before the next document', () => {
    const [prompt] = readBack(
      'kind: Prompt\nname: p\nspec: { content: [{ system: "a\\n\\n\\n" }] }\n',
    );
    const text = prompt ? writeDocument(prompt) : '';
    expect(readBack(writeFile([text, text], null)).map(writeDocument)).toEqual([text, text]);
    expect(text).toContain('system: |+');
  });

  it('is easy to read, and says alike what means the same', () => {
    const spec = '{ value: "1", description: "" }';
    const [short, long] = readBack(
      `kind: Variable\nname: a\nspec: { value: "1" }\n---\nkind: Variable\nname: a\nspec: ${spec}\n`,
    ).map(writeDocument);
    expect(short).toBe('kind: Variable\nname: a\nspec:\n  value: "1"\n');
    expect(long).toBe(short);
    const [scenario] = readBack(
      'kind: Scenario\nname: s\nspec:\n  turns:\n    - user: "One\\n\\ntwo"\n    - expect:\n        - regex: \\d\n          flags: ""\n          negated: false\n',
    );
    expect(scenario && writeDocument(scenario)).toBe(
      [
        'kind: Scenario',
        'name: s',
        'spec:',
        '  status: published',
        '  locale: en',
        '  onFail: stop',
        '  turns:',
        '    - user: |-',
        '        One',
        '',
        '        two',
        '    - expect:',
        '        - regex: \\d',
        '',
      ].join('\n'),
    );
  });

  it('says where the value of a secret header is missing', () => {
    const [target] = readBack(
      'kind: Target\nname: t\nspec:\n  type: http\n  config: { url: https://a.example, secretHeaderName: X-Key }\n',
    );
    expect(target && writeDocument(target)).toContain(
      'secretHeaderName: X-Key # its value is entered after the import\n',
    );
  });
});
