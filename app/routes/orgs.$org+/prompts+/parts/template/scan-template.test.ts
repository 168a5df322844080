import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanTemplate } from './scan-template.ts';
import { usedVariables } from './used-variables.ts';

const kinds = (text: string) =>
  scanTemplate(text)
    .filter(({ kind }) => kind !== 'brace')
    .map(({ kind, text: word }) => `${kind} ${word}`);

describe('scanTemplate', () => {
  it('tells names, filters, texts and numbers apart', () => {
    expect(kinds('Hi {{ user.name | default: "you", allow_false: true | truncate: 12 }}')).toEqual([
      'variable user',
      'filter default',
      'string "you"',
      'keyword true',
      'filter truncate',
      'number 12',
    ]);
  });

  it('knows names the text makes itself, wherever they are made', () => {
    const text =
      '{{ total }}{% assign total = price %}{% for item in items limit: 2 %}{{ item }}{{ forloop.index }}{% endfor %}';
    expect(usedVariables([text])).toEqual(['price', 'items']);
    expect(kinds('{% capture x %}{{ y }}{% endcapture %}{{ x }}')).toContain('local x');
  });

  it('looks into every line of a liquid tag', () => {
    expect(usedVariables(['{% liquid\n assign a = shop\n echo a\n echo plan %}'])).toEqual([
      'shop',
      'plan',
    ]);
  });

  it('leaves comments and raw text alone', () => {
    expect(
      usedVariables(['{% comment %}{{ a }}{% endcomment %}{% raw %}{{ b }}{% endraw %}']),
    ).toEqual([]);
    expect(usedVariables(['{% # note %}{{ c }}'])).toEqual(['c']);
  });

  it('ends what is half written with its line', () => {
    expect(usedVariables(['Hi {{ shop\nplan and {{ hours }}'])).toEqual(['shop', 'hours']);
    expect(usedVariables(['plan { shop }'])).toEqual([]);
    expect(usedVariables(['{{ "}}" | append: shop }}'])).toEqual(['shop']);
  });

  it('gives every token its place, in order, whatever is typed', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '{{',
        '}}',
        '{%',
        '%}',
        '-%}',
        '|',
        '"',
        "'",
        ' ',
        '\n',
        'if',
        'raw',
        'a.b',
        'endraw',
        'comment',
        '#',
        'x = y',
      ),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let at = 0;
        for (const { from, to, text: word } of scanTemplate(text)) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(to).toBeGreaterThan(from);
          expect(text.slice(from, to)).toBe(word);
          at = to;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes a long text in its stride', () => {
    const text = '{{ a | default: "'.repeat(6_000);
    const started = performance.now();
    scanTemplate(text.slice(0, 100_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
