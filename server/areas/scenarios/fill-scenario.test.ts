import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from './compile-pattern.ts';
import { fillScenario, listOutsideNames } from './fill-scenario.ts';
import { fillText, renamePlaceholder } from './fill-text.ts';
import { playedRows } from './played-rows.ts';
import { ScenarioContent } from './schema.ts';

const key = fc.constantFrom('a', 'shop', 'shop_name', '_x', 'constructor', '__proto__');
const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('{{a}}', '{{ shop }}', '$&', '$1', '.*', '[', ')', '\\', '\\E', 'x-z', ''),
);
const values = fc.dictionary(key, value, { noNullPrototype: true });
const plain = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .map((text) => text.replaceAll('{{', '{'));

function content(more: Partial<ScenarioContent> = {}): ScenarioContent {
  return ScenarioContent.parse({ turns: [{ kind: 'USER', userText: 'Hello' }], ...more });
}

describe('filling a text', () => {
  it('writes values as they are, and never reads them again', () => {
    fc.assert(
      fc.property(plain, plain, value, value, (before, after, a, shop) => {
        const filled = fillText(`${before}{{a}}${after}{{ shop }}`, { a, shop });
        expect(filled).toBe(before + a + after + shop);
      }),
    );
  });

  it('leaves texts without placeholders, and names without values, as they are', () => {
    fc.assert(
      fc.property(plain, values, (text, known) => {
        expect(fillText(text, known)).toBe(text);
        expect(fillText(`${text}{{unknown}}`, known)).toBe(`${text}{{unknown}}`);
      }),
    );
    expect(fillText('{{toString}} {{constructor}} {{1a}} {{ a b }} {a}', { a: 'x' })).toBe(
      '{{toString}} {{constructor}} {{1a}} {{ a b }} {a}',
    );
  });

  it('renames what stands between the braces, and keeps the spaces', () => {
    expect(renamePlaceholder('{{a}} {{  a }} {{ab}} a', 'a', 'c')).toBe('{{c}} {{  c }} {{ab}} a');
  });
});

describe('filling a pattern', () => {
  const fillPattern = (pattern: string, known: Record<string, string>) => {
    const turn = { kind: 'REGEX' as const, pattern, flags: '', negated: false };
    const turns = [
      { kind: 'USER' as const, userText: 'Hello' },
      { kind: 'EXPECT' as const, expectations: [turn] },
    ];
    const [, filled] = fillScenario(content({ turns }), known).turns;
    const [spec] = filled?.kind === 'EXPECT' ? filled.expectations : [];
    return spec?.kind === 'REGEX' ? spec.pattern : '';
  };

  it('takes the value for the text it is, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.normalize('NFC')),
        (literal) => {
          const filled = compilePattern(fillPattern('^{{a}}$', { a: literal }));
          if (!filled.ok) throw new Error(filled.problem.message);
          expect(filled.pattern.test(literal)).toBe(true);
          expect(filled.pattern.test(`${literal}x`)).toBe(false);
        },
      ),
    );
  });

  it('leaves a valid pattern valid, quantifiers and quotes around it included', () => {
    const patterns = ['{{a}}', '({{a}})+', '{{a}}{2}', '[x{{a}}]', '[]{{a}}]', '\\Qb{{a}}\\E+'];
    fc.assert(
      fc.property(fc.constantFrom(...patterns), value, (pattern, a) => {
        expect(compilePattern(fillPattern(pattern, { a })).ok).toBe(true);
      }),
    );
  });

  it.each([
    ['{{a}}+', 'ab', 'abab', true],
    ['^{{a}}+$', 'ab', 'abb', false],
    ['^[{{a}}]+$', 'a.', 'a.a', true],
    ['^[{{a}}]+$', 'a.', 'ab', false],
    ['^\\[{{a}}\\]$', 'a.', '[a.]', true],
    ['^\\Q{{a}}.\\E$', 'a*', 'a*.', true],
    ['^[[:alpha:]{{a}}]+$', '1', 'b1', true],
    ['^{{a}}$', '=\u0338', '\u2260', true],
  ])('reads %s with %s in %s: %s', (pattern, a, text, isFound) => {
    const compiled = compilePattern(fillPattern(pattern, { a }));
    expect(compiled.ok && compiled.pattern.test(text)).toBe(isFound);
  });
});

describe('what a scenario is played as', () => {
  const greeting = content({
    variables: { shop: 'own', other: 'own' },
    data: {
      columns: ['shop', 'city'],
      rows: [
        { name: 'First', values: ['row', '{{shop}}'] },
        { name: 'Second', values: ['', 'Graz'] },
      ],
    },
    turns: [
      { kind: 'USER', userText: '{{shop}} {{ city }} {{other}} {{far}} {{nowhere}}' },
      {
        kind: 'EXPECT',
        sample: '{{shop}}',
        expectations: [
          { kind: 'MUST_CONTAIN', values: ['{{city}}'], caseSensitive: false },
          { kind: 'SEMANTIC_ASSERT', rubric: 'Names {{shop}}' },
        ],
      },
    ],
  });

  it('is each row of its table, by name, with the nearest value', () => {
    const rows = playedRows(greeting, { shop: 'org', far: 'org' });
    expect(rows.map(({ dataRow }) => dataRow)).toEqual(['First', 'Second']);
    const [first, second] = rows.map((row) => row.content);
    expect(first?.turns[0]).toEqual({ kind: 'USER', userText: 'row {{shop}} own org {{nowhere}}' });
    expect(second?.turns[0]).toEqual({ kind: 'USER', userText: ' Graz own org {{nowhere}}' });
    expect(first).toMatchObject({
      data: null,
      variables: { shop: 'row', city: '{{shop}}', other: 'own' },
    });
    expect(first?.turns[1]).toMatchObject({
      sample: '{{shop}}',
      expectations: [{ values: ['{{shop}}'] }, { rubric: 'Names row' }],
    });
  });

  it('is itself where it has no table', () => {
    const { data: _, ...alone } = greeting;
    const rows = playedRows({ ...alone, data: null }, {});
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ dataRow: null, content: { variables: greeting.variables } });
  });

  it('names what it takes from outside', () => {
    expect(listOutsideNames(greeting)).toEqual(['far', 'nowhere']);
  });
});
