import { describe, expect, it } from 'vitest';
import { readDocuments } from './read-documents.ts';

const problemsOf = (text: string) => readDocuments('a.yaml', text).problems;

describe('readDocuments', () => {
  it('reads several documents with their lines, defaults filled in', () => {
    const text =
      'kind: Variable\nname: a\nspec: { value: "1" }\n---\nkind: Suite\nname: S\nspec: {}\n';
    expect(readDocuments('a.yaml', text)).toEqual({
      problems: [],
      documents: [
        {
          file: 'a.yaml',
          line: 1,
          document: { kind: 'Variable', name: 'a', spec: { value: '1', description: '' } },
        },
        {
          file: 'a.yaml',
          line: 5,
          document: {
            kind: 'Suite',
            name: 'S',
            spec: { description: '', repeats: 1, scenarios: [], targets: [] },
          },
        },
      ],
    });
  });

  it('places what is wrong in a scenario', () => {
    const turns = (expectation: string) =>
      `kind: Scenario\nname: s\nspec:\n  turns:\n    - user: hi\n    - expect:\n        - ${expectation}\n`;
    expect(problemsOf(turns('regex: "(?=a)"'))).toEqual([
      expect.objectContaining({
        line: 7,
        column: 18,
        message: expect.stringContaining('look-ahead'),
      }),
    ]);
    expect(problemsOf(turns('mustContain: [ok, " "]'))).toEqual([
      {
        file: 'a.yaml',
        line: 7,
        column: 29,
        message: 'spec.turns.1.expect.0.mustContain.1: Write the text to look for.',
      },
    ]);
    expect(problemsOf(turns('mustContain: []'))[0]?.message).toContain('Add at least one text.');
    expect(problemsOf(turns('{ regex: a, semantic: b }'))).toHaveLength(1);
    expect(problemsOf(turns('{ semantic: b, flags: i }'))[0]?.line).toBe(7);
    expect(problemsOf(turns('mustContian: [a]'))[0]).toMatchObject({
      line: 7,
      message: expect.stringContaining('"mustContian"'),
    });
    expect(
      problemsOf('kind: Scenario\nname: s\nspec:\n  turns:\n    - expect: [{ regex: a }]\n')[0]
        ?.message,
    ).toContain('Begin with what the user says');
    expect(problemsOf('kind: Scenario\nname: s\nspec:\n  turns:\n    - usr: hi\n')).toEqual([
      expect.objectContaining({ line: 5, message: expect.stringContaining('"usr"') }),
      expect.objectContaining({ line: 5, message: expect.stringContaining('Write "user: ..."') }),
    ]);
  });

  it('keeps what is right beside what is wrong', () => {
    const { documents, problems } = readDocuments(
      'a.yaml',
      'kind: Nope\n---\nkind: Suite\nname: S\nspec: {}\n',
    );
    expect(documents).toHaveLength(1);
    expect(problems).toEqual([
      expect.objectContaining({ line: 1, message: expect.stringContaining('Write "kind:"') }),
    ]);
  });

  it.each([
    '',
    '# only a comment\n',
    'a: [1\n',
    'kind: Suite\nkind: Suite\n',
    '- 1\n',
    'just text',
    '*x',
    '\t- a',
    '%',
  ])('has a problem with %j and does not throw', (text) => {
    const [problem] = problemsOf(text);
    expect(problem?.line).toBeGreaterThan(0);
    expect(problem?.column).toBeGreaterThan(0);
  });

  it('refuses a bomb of aliases and huge files', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(9)}]`,
    );
    expect(problemsOf(`l0: &l0 [x,x]\n${levels.join('\n')}\n`)[0]?.message).toContain('aliases');
    expect(problemsOf('#'.repeat(2_000_001))[0]?.message).toContain('longer');
  });
});
