import { expect, it } from 'vitest';
import { liquid } from './template.ts';
import { templateFilters, templateTags } from './template-words.ts';

it('are exactly what the engine allows', () => {
  expect(Object.keys(liquid.filters).sort()).toEqual(Object.keys(templateFilters).sort());
  expect(Object.keys(liquid.tags).sort()).toEqual(Object.keys(templateTags).sort());
});
