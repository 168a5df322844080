import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPath, pathFinder } from './reply-path.ts';

const answer = {
  choices: [{ text: 'one' }, { text: 'two', 'a/b': '~', 'x y': 3 }],
  empty: null,
};

describe('a path', () => {
  test.each([
    ['', answer],
    ['$', answer],
    ['/choices/0/text', 'one'],
    ['$.choices[0].text', 'one'],
    ["$['choices'][-1]['text']", 'two'],
    ['$.choices[1]["x y"]', 3],
    ['/choices/1/a~1b', '~'],
    ['$.empty', null],
    ['$..["a/b"]', '~'],
    ["$.choices[?@.text == 'two'].text", 'two'],
    ['$.choices[?@["x y"] > 2].text', 'two'],
    ['$.choices[1:].text', 'two'],
    ['$.choices[?length(@["a/b"]) == 1].text', 'two'],
  ])('%s leads to one value', (path, value) => {
    expect(checkPath(path)).toBeNull();
    expect(pathFinder(path)(answer)).toEqual({ found: true, value });
  });

  test.each([
    ['$.choices[2].text', '$.choices', 'a list of 2'],
    ['$.choices.text', '$.choices', 'a list of 2'],
    ['$.choices[0].reply', '$.choices[0]', 'an object with "text"'],
    ['$.choices[1]["x y"].z', '$.choices[1]["x y"]', 'a number'],
    ['$.choices[-3]', '$.choices', 'a list of 2'],
    ['$.nothing', '', 'an object with "choices", "empty"'],
    ['$..nothing', '', 'an object with "choices", "empty"'],
    ['$.constructor', '', 'an object with "choices", "empty"'],
    ['$.choices.length', '$.choices', 'a list of 2'],
    ['$.__proto__', '', 'an object with "choices", "empty"'],
  ])('%s leads nowhere', (path, at, available) => {
    expect(pathFinder(path)(answer)).toEqual({ found: false, at, available });
  });

  test('may lead to several values', () => {
    expect(pathFinder('$..text')(answer)).toEqual({ found: 'several', values: ['one', 'two'] });
  });

  test.each([
    ['reply', 'Write a JSON pointer such as /choices/0/text, or a JSONPath such as'],
    ['/a~2', 'This is not a valid JSON pointer: in names, write ~0 for ~ and ~1 for /.'],
    ['$.', 'This is not a valid JSONPath at its end.'],
    ['$.a b', 'This is not a valid JSONPath at character 5.'],
    ['$x', 'This is not a valid JSONPath at character 2.'],
    ['$[?foo(@.a)]', 'JSONPath has no function foo().'],
    ["$[?match(@.a, '(a+)+')]", 'match() and search() can’t be used here. Compare whole values'],
    ['$..a..b', 'Use .. at most once in a path.'],
    ['$[?@.a][?@.b]', 'Use at most one filter [?…] in a path.'],
    ['$[?@[?@.b]]', 'Use at most one filter [?…] in a path.'],
    ['$[0, 0][0, 0]', 'Use at most one list of selectors such as [0, 1] in a path.'],
    ['$[?$.a]', 'What a filter looks for begins with @, not with $.'],
  ])('%j is refused: %s', (path, words) => {
    expect(checkPath(path)).toContain(words);
  });
});

test('the two ways to write a path lead to the same', () => {
  const name = fc.constantFrom('a', 'b c', '~', '/', '', 'ü', "'", '"', '0');
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(name, { maxLength: 4 }), (value, names) => {
      const document = names.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
      const pointer = names.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
      const steps = names.map((key) => `[${JSON.stringify(key)}]`);
      const found = { found: true, value };
      expect(pathFinder(pointer.join(''))(document)).toEqual(found);
      expect(pathFinder(`$${steps.join('')}`)(document)).toEqual(found);
    }),
  );
});

test('whatever is written is taken or refused, and what is taken never fails', () => {
  const part = fc.constantFrom('$', '.', '..', '[', ']', '?', '@', '*', 'a', '0', "'a'", ':', '==');
  const path = fc.array(part, { maxLength: 12 }).map((parts) => `$${parts.join('')}`);
  fc.assert(
    fc.property(path, fc.jsonValue({ maxDepth: 4 }), (written, document) => {
      if (checkPath(written) === null) pathFinder(written)(document);
    }),
    { numRuns: 2_000 },
  );
});

test('a deep answer is no danger', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}1${']'.repeat(100_000)}`);
  expect(pathFinder('$..zz')(deep).found).toBe(false);
  expect(pathFinder('$..[?@.a == 1]')(deep).found).toBe(false);
  expect(pathFinder('$..[?@ == $]')(deep)).toMatchObject({
    found: false,
    available: 'nested too deeply to be searched',
  });
});
