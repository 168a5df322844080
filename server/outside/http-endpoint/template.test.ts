import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTemplate, checkUrlTemplate } from './check-template.ts';
import { renderJsonTemplate, renderUrlTemplate, TemplateError } from './template.ts';

// Any UTF-16 code units: controls, quotes, lone surrogates.
const anyText = fc
  .array(fc.nat({ max: 0xffff }), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units));
const wellFormedText = anyText.map((text) => Buffer.from(text, 'utf8').toString('utf8'));

const values = new Map<string, unknown>([
  ['message', 'She said "no"\n'],
  ['history', [{ role: 'user', content: 'a"b' }]],
  ['conversationId', null],
  ['locale', 'en'],
]);

describe('a placeholder', () => {
  test.each([
    ['on its own is a whole value', '{"m": {{message}}}', { m: 'She said "no"\n' }],
    ['may hold blanks', '{"m": {{ message }}}', { m: 'She said "no"\n' }],
    ['between quotes is escaped text', '{"m": "> {{message}}<"}', { m: '> She said "no"\n<' }],
    ['for a list is the list', '{"h": {{history}}}', { h: [{ role: 'user', content: 'a"b' }] }],
    [
      'for a list between quotes is its JSON',
      '{"h": "{{history}}"}',
      { h: '[{"role":"user","content":"a\\"b"}]' },
    ],
    ['for nothing is null', '{"c": {{conversationId}}}', { c: null }],
    ['for nothing between quotes is empty', '{"c": "{{conversationId}}"}', { c: '' }],
    ['after an escaped quote is still inside', '{"m": "\\"{{locale}}\\""}', { m: '"en"' }],
    ['may stand in a name', '{"{{locale}}": 1}', { en: 1 }],
    ['is left alone when its braces are escaped', '{"m": "\\u007b{locale}}"}', { m: '{{locale}}' }],
  ])('%s', (_, template, expected) => {
    expect(JSON.parse(renderJsonTemplate(template, values))).toEqual(expected);
  });

  test('without a value is refused with the names there are', () => {
    expect(() => renderJsonTemplate('{{nope}}', values)).toThrow(TemplateError);
    expect(() => renderJsonTemplate('{{nope}}', values)).toThrow('{{message}}');
    expect(() => renderJsonTemplate('{{constructor}}', values)).toThrow(TemplateError);
  });
});

test('whatever a value holds, it comes out as it went in, and nothing else changes', () => {
  fc.assert(
    fc.property(anyText, (message) => {
      const rendered = renderJsonTemplate(
        '{"whole": {{message}}, "part": "<{{message}}>", "other": 1}',
        new Map([['message', message]]),
      );
      expect(JSON.parse(rendered)).toEqual({ whole: message, part: `<${message}>`, other: 1 });
    }),
  );
});

test('whatever a value holds, a URL keeps its host and the value stays one query parameter', () => {
  fc.assert(
    fc.property(wellFormedText, (message) => {
      const url = new URL(
        renderUrlTemplate(
          'https://bot.example/chat?text={{message}}&x=1',
          new Map([['message', message]]),
        ),
      );
      expect(url.host).toBe('bot.example');
      expect([...url.searchParams]).toEqual([
        ['text', message],
        ['x', '1'],
      ]);
    }),
  );
});

describe('checking a body', () => {
  test.each(['{"message": {{message}}}', '{"h": {{history}}, "shop": "{{shop}}"}', '{{message}}'])(
    'finds nothing wrong with %s',
    (body) => {
      expect(checkTemplate(body, ['shop'])).toBeNull();
    },
  );

  test.each([
    ['{"m": {{mesage}}}', 'There is no variable for {{mesage}}.'],
    ['{"m": {{message}}', 'not valid JSON once it is filled in'],
    ['{\n"m": {{message}},\n}', 'near line 3'],
    ['{"m": "hello"}', 'never says what the user wrote'],
    ['', 'not valid JSON'],
  ])('%j: %s', (body, words) => {
    expect(checkTemplate(body, [])).toContain(words);
  });
});

describe('checking an address', () => {
  test.each([
    ['https://bot.example/chat', 'POST'],
    ['https://bot.example/{{shop}}?q={{message}}', 'GET'],
  ] as const)('finds nothing wrong with %s for %s', (url, method) => {
    expect(checkUrlTemplate(url, method, ['shop'])).toBeNull();
  });

  test.each([
    ['https://{{shop}}.example/', 'POST', 'The host of the address must be written out'],
    ['https://bot.example/', 'GET', 'Put {{message}} into the address'],
    ['https://bot.example/{{x}}', 'POST', 'There is no variable for {{x}}.'],
    ['nonsense', 'POST', 'not a web address'],
  ] as const)('%s for %s: %s', (url, method, words) => {
    expect(checkUrlTemplate(url, method, ['shop'])).toContain(words);
  });
});
