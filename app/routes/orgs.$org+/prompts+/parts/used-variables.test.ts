import { expect, it } from 'vitest';
import { usedVariables } from './used-variables.ts';

const known = new Set(['shop', 'plan']);

it('finds what a prompt prints, each once, in order', () => {
  expect(usedVariables('{{ name }} at {{shop}}, {{-name | upcase }}', known)).toEqual([
    'name',
    'shop',
  ]);
});

it('finds known variables in tags, but not the words of the language', () => {
  expect(usedVariables('{% if plan == "pro" %}{{ shop }}{% endif %}', known)).toEqual([
    'plan',
    'shop',
  ]);
});

it('finds nothing in plain text', () => {
  expect(usedVariables('plan { shop }', known)).toEqual([]);
});
