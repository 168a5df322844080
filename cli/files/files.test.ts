import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { AnyDocument } from '#server/documents/any-document.ts';
import { readDocuments } from '#server/documents/read-documents.ts';
import { writeDocument } from '#server/documents/write-documents.ts';
import { anyDocument } from '#server/testing/any-documents.ts';
import { checkDocuments, problemLines } from './check-documents.ts';
import { findFiles } from './find-files.ts';
import { baseOf, globExpression } from './glob.ts';
import { packFiles } from './pack-files.ts';
import { planPull } from './plan-pull.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('patterns', () => {
  it.each([
    ['assay/**/*.yaml', 'assay/a.yaml', true],
    ['assay/**/*.yaml', 'assay/b/c/a.yaml', true],
    ['assay/**/*.yaml', 'other/a.yaml', false],
    ['assay/*.yaml', 'assay/b/a.yaml', false],
    ['**', 'a/b', true],
    ['*.{yaml,yml}', 'a.yml', true],
    ['*.{yaml,yml}', 'a.yaml.txt', false],
    ['a?.yaml', 'ab.yaml', true],
    ['a?.yaml', 'a/.yaml', false],
    ['[ab].yaml', 'b.yaml', true],
    ['[!ab].yaml', 'b.yaml', false],
    ['a+(b).yaml', 'a+(b).yaml', true],
  ])('%s fits %s: %s', (pattern, file, fits) => {
    expect(globExpression(pattern).test(file)).toBe(fits);
  });

  it('never are wrong expressions', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'[]{}!-az/*?,\\^') }),
        (text) => void globExpression(text),
      ),
    );
    expect(['a/b/*.yaml', '*.yaml', '/x/**', 'a/b.yaml'].map(baseOf)).toEqual([
      'a/b',
      '.',
      '/x',
      'a',
    ]);
  });
});

describe('findFiles', () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'assay-files-'));
  afterAll(() => fs.rmSync(root, { recursive: true, force: true }));
  for (const file of [
    'a.yaml',
    'b/c.yml',
    'b/d.txt',
    'node_modules/x/e.yaml',
    '.git/f.yaml',
    'assay.config.yaml',
    '[g].yaml',
  ]) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), '');
  }
  const find = (...words: string[]) =>
    findFiles(words, { folder: root }).map((file) => path.relative(root, file));

  it('takes files, folders and patterns, and leaves out what is not ours', () => {
    expect(find('.')).toEqual(['[g].yaml', 'a.yaml', 'b/c.yml']);
    expect(find('b', 'a.yaml', 'a.yaml')).toEqual(['a.yaml', 'b/c.yml']);
    expect(find('b/d.txt', '**/*.yaml')).toEqual(['[g].yaml', 'a.yaml', 'b/d.txt']);
    expect(find('[g].yaml')).toEqual(['[g].yaml']);
    expect(find('./b/*.yml')).toEqual(['b/c.yml']);
    expect(find('none/*.yaml')).toEqual([]);
    expect(() => find('none.yaml')).toThrow('There is no file none.yaml.');
  });
});

describe('checkDocuments', () => {
  const check = (text: string) =>
    problemLines(checkDocuments([{ path: 'a.yaml', bytes: bytes(text) }]).problems);

  it('says what can be told without a server, with its place', () => {
    expect(check('kind: Prompt\nname: p\nspec:\n  content: "{{ a | nope }}"\n')).toEqual([
      expect.stringMatching(/^a\.yaml:4:12: spec\.content: There is no filter "nope"/),
    ]);
    expect(
      check(
        'kind: Variable\nname: a\nspec: { value: "1" }\n---\nkind: Variable\nname: a\nspec: { value: "2" }\n',
      ),
    ).toEqual(['a.yaml:5:1: The variable “a” stands in a.yaml:1 too. Keep one.']);
    expect(check('prompts: [a]\nproviders: [b]\n')[0]).toContain('assay import a.yaml');
  });
});

describe('packFiles', () => {
  it('sends a few small files as they are, and others in one zip', () => {
    const small = { path: 'a.yaml', bytes: bytes('kind: Variable\n') };
    expect(packFiles([small])).toEqual([{ name: 'a.yaml', text: 'kind: Variable\n' }]);
    const large = { path: 'b.yaml', bytes: bytes('# x\n'.repeat(200_000)) };
    expect(packFiles([small, large])).toMatchObject([{ name: 'files.zip' }]);
    const random = { path: 'c.bin', bytes: crypto.getRandomValues(new Uint8Array(60_000)) };
    const many = Array.from({ length: 15 }, (_, i) => ({ ...random, path: `${i}` }));
    expect(() => packFiles(many)).toThrow('larger than 0.7 MB');
  });
});

describe('planPull', () => {
  const pull = (text: string, remote: readonly AnyDocument[]) =>
    planPull({ local: [{ path: 'a.yaml', bytes: bytes(text) }], remote, folder: 'docs' });
  const variable = (name: string, value: string): AnyDocument => ({
    kind: 'Variable',
    name,
    spec: { value, description: '' },
  });

  it('changes documents where they stand, and leaves the rest', () => {
    const text =
      '# schema\n# about a\nkind: Variable\nname: a # mine\nspec: { value: "1" }\n---\n# about b\nkind: Variable\nname: b\nspec: { value: "2" } # two\n';
    const { files, onlyHere } = pull(text, [
      variable('a', '9'),
      variable('b', '2'),
      variable('c', '3'),
    ]);
    expect(onlyHere).toBe(0);
    expect(files[0]?.after).toBe(
      '# schema\n# about a\nkind: Variable\nname: a\nspec:\n  value: "9"\n---\n# about b\nkind: Variable\nname: b\nspec: { value: "2" } # two\n',
    );
    expect(files[1]).toMatchObject({ path: 'docs/variables/c.yaml', before: null });
    expect(pull(text, [variable('b', '7')]).files[0]?.after).toMatch(
      /spec: { value: "1" }\n---\n# about b\nkind: Variable\nname: b\nspec:\n {2}value: "7"\n$/,
    );
    expect(pull(text, [variable('b', '2')])).toMatchObject({ files: [], onlyHere: 1 });
    expect(
      pull('--- { kind: Variable, name: a, spec: { value: "1" } }\n', [variable('a', '2')]).files[0]
        ?.after,
    ).toBe('---\nkind: Variable\nname: a\nspec:\n  value: "2"\n');
  });

  it('leaves files that say exactly what the server says', () => {
    const documents = fc.uniqueArray(anyDocument, {
      selector: ({ kind, name }) => `${kind} ${name}`,
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        const remote = [...before.slice(1), ...after].filter(
          (one, i, all) =>
            all.findIndex(
              (other) => `${other.kind} ${other.name}` === `${one.kind} ${one.name}`,
            ) === i,
        );
        const text = before.map(writeDocument).join('---\n');
        const { files, problems } = pull(text, remote);
        expect(problems).toEqual([]);
        const written = new Map<string, string>();
        for (const content of [text, ...files.map((file) => file.after)]) {
          for (const { document } of readDocuments('x', content).documents) {
            written.set(`${document.kind} ${document.name}`, writeDocument(document));
          }
        }
        for (const document of remote) {
          expect(written.get(`${document.kind} ${document.name}`)).toBe(writeDocument(document));
        }
      }),
      { numRuns: 40 },
    );
  });
});
