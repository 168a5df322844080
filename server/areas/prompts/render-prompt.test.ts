import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listVariables } from './prompt-variables.ts';
import { renderText } from './render-prompt.ts';
import { parseProblem } from './template.ts';

describe('renderText', () => {
  it('fills in values as they are', () => {
    expect(renderText('Hi {{ name }}!\n', { name: '<b>"Ä" & {{ x }} {% y %}' })).toEqual({
      text: 'Hi <b>"Ä" & {{ x }} {% y %}!\n',
    });
  });

  it('names every variable that is missing, reached or not', () => {
    const template =
      '{% if a == "1" %}{{ b }}{% endif %}{% for x in c %}{{ x }}{% endfor %}{{ d }}';
    expect(renderText(template, { a: '0', d: '' })).toEqual({ missing: ['b', 'c'] });
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'does not find %s on the prototype',
    (name) => {
      expect(renderText(`{{ ${name} }}`, { a: 'x' })).toEqual({ missing: [name] });
    },
  );

  it.each([
    '{{ a.constructor }}',
    '{{ a["constructor"]["constructor"] }}',
    '{{ a.__proto__.x }}',
    '{% if a.constructor %}x{% endif %}',
    '{% assign b = a.constructor %}{{ b }}',
    '{{ a | map: "constructor" }}',
    '{{ a | where: "constructor" }}',
  ])('gives no way to the prototype: %s', (template) => {
    expect(renderText(template, { a: 'x' })).toHaveProperty('problem.message');
  });

  it.each([
    '{% for i in (1..100000000) %}a{% endfor %}',
    '{% for i in (1..9999) %}{% for j in (1..9999) %}{% for k in (1..9999) %}{% endfor %}{% endfor %}{% endfor %}',
    '{% assign s = "aaaaaaaaaa" %}{% for i in (1..100) %}{% assign s = s | append: s %}{% endfor %}',
    '{{ (1..1000000000) | join }}',
  ])('ends %s', (template) => {
    expect(renderText(template, {})).toEqual({
      problem: expect.objectContaining({
        message: 'The prompt makes too much text or takes too long.',
      }),
    });
  });

  it('leaves text without braces alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const plain = text.replace(/[{}]/g, '');
        expect(renderText(plain, {})).toEqual({ text: plain });
        expect(renderText('{{ a }}', { a: text })).toEqual({ text });
      }),
    );
  });
});

describe('parseProblem', () => {
  it('gives the place', () => {
    expect(parseProblem('one\n  {{ b')).toEqual({
      message: expect.stringContaining('not closed'),
      line: 2,
      column: 3,
    });
    expect(parseProblem('{{ a }}')).toBeNull();
  });

  it.each(['include', 'render', 'layout'])('refuses %s', (tag) => {
    expect(parseProblem(`{% ${tag} "/etc/passwd" %}`)?.message).toContain('stand alone');
  });

  it('refuses filters that read the clock or chance, and endless text', () => {
    expect(parseProblem('{{ "now" | date: "%Y" }}')?.message).toBe(
      'There is no filter "date" for prompts.',
    );
    expect(parseProblem('{{ a | sample }}')).not.toBeNull();
    expect(parseProblem('a'.repeat(200_000))?.message).toContain('longer');
  });
});

describe('listVariables', () => {
  it('finds them in outputs, conditions, loops and filters, once, in order', () => {
    const template =
      '{{ z }}{% if a and b %}{% endif %}{% for i in c %}{{ i }}{{ forloop.index }}{% endfor %}{% assign l = d %}{{ l }}{{ z | append: e }}{% raw %}{{ no }}{% endraw %}';
    expect(listVariables(template)).toEqual(['z', 'a', 'b', 'c', 'd', 'e']);
    expect(listVariables('{{ broken')).toEqual([]);
  });
});
