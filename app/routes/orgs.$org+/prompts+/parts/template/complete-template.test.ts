import { expect, it } from 'vitest';
import { completionPlace } from './complete-template.ts';

/** The place of `‸` in a text. */
function at(text: string) {
  const caret = text.indexOf('‸');
  return completionPlace(text.replace('‸', ''), caret);
}

it('offers variables where a value begins', () => {
  expect(at('Hi {{‸')).toEqual({ from: 5, kind: 'variable', isOpen: true });
  expect(at('Hi {{ sh‸ }}')).toEqual({ from: 6, kind: 'variable', isOpen: false });
  expect(at('{% if pl‸ %}')).toMatchObject({ kind: 'variable', isOpen: false });
  expect(at('{{ a | default: sh‸')).toMatchObject({ kind: 'variable' });
});

it('offers filters after a bar, and tags at the beginning of one', () => {
  expect(at('{{ shop | up‸ }}')).toMatchObject({ kind: 'filter', from: 10 });
  expect(at('{%- i‸')).toEqual({ from: 4, kind: 'tag', isOpen: true });
});

it('offers nothing in text, in quotes, behind a point or a whole value', () => {
  for (const text of ['sh‸', '{{ a }} sh‸', '{{ "sh‸', '{{ a.sh‸', '{{ a sh‸', '{{ 1sh‸']) {
    expect(at(text), text).toBeNull();
  }
});

it('sees what closes the tag on its own line only', () => {
  expect(at('{{ sh‸\n}}')).toMatchObject({ isOpen: true });
  expect(at('{{ sh‸ and {{ b }}')).toMatchObject({ isOpen: true });
});
