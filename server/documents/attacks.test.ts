import { describe, expect, it } from 'vitest';
import { openUpload } from './open-upload.ts';
import { readDocuments } from './read-documents.ts';
import { readUpload } from './read-upload.ts';
import { zipFiles } from './zip-files.ts';

const messageOf = (text: string) => readDocuments('a.yaml', text).problems[0]?.message;
const bytes = (text: string) => new TextEncoder().encode(text);
const zipped = (files: Record<string, string>) => zipFiles(new Map(Object.entries(files)));
const problemsOf = (path: string, content: Uint8Array) =>
  openUpload([{ path, bytes: content }]).problems.map(({ message }) => message);

describe('hostile YAML', () => {
  it.each([
    ['brackets', '['.repeat(400_000)],
    ['brackets on lines', '[\n'.repeat(200_000)],
    ['dashes', '- '.repeat(200_000)],
    ['keys without end', '? '.repeat(200_000)],
    ['maps in one line', 'a: '.repeat(100_000)],
    ['indentation', Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('nested without end by %s is refused before it is followed', (_, text) => {
    expect(messageOf(text)).toContain('nests deeper than 32 levels');
  });

  it('is refused for aliases, merge keys, doubles and characters that can’t be kept', () => {
    expect(messageOf('kind: Variable\nname: a\nspec:\n  <<: { value: x }\n')).toContain(
      'Merge keys',
    );
    expect(messageOf('kind: Variable\nname: a\nname: b\n')).toContain('name is written twice');
    expect(messageOf('kind: Variable\nname: a\nspec: { value: "\\0" }\n')).toContain(
      'can’t be stored',
    );
    expect(messageOf('kind: Variable\nname: a\nspec: { value: "\\ud800" }\n')).toBeDefined();
    expect(messageOf(`kind: ${'x'.repeat(600_000)}`)).toContain('longer than 500000');
  });

  it('with many keys takes no more than its share of time', () => {
    const keys = Array.from({ length: 10_000 }, (_, i) => `k${i}: x`).join('\n');
    expect(messageOf(keys)).toContain('kind');
  });
});

describe('hostile uploads', () => {
  it('that unpack to much more than they are, or to too many files, are refused', () => {
    expect(problemsOf('a.zip', zipped({ 'a.yaml': 'a'.repeat(1_900_000) }))[0]).toContain(
      'unpacks',
    );
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`${i}.yaml`, 'x']));
    expect(problemsOf('a.zip', zipped(many))[0]).toContain('more than 2,000 files');
  });

  it('that are cut off or no archives are refused', () => {
    const whole = zipped({ 'a.yaml': 'kind: x', 'b.yaml': 'kind: y' });
    for (const length of [10, 40, whole.length - 30, whole.length - 1]) {
      expect(problemsOf('a.zip', whole.slice(0, length))).toHaveLength(1);
    }
    expect(openUpload([{ path: 'a.zip', bytes: whole }]).texts.size).toBe(2);
  });

  it.each([
    '../a.yaml',
    '/etc/a.yaml',
    'a/../../b.yaml',
    'C:\\a.yaml',
    '..\\a.yaml',
    'a\u0000.yaml',
    'a//b',
  ])('with a name that leaves the upload: %j', (name) => {
    const { texts, problems } = openUpload([{ path: name, bytes: bytes('x') }]);
    expect([texts.size, problems.length]).toEqual([0, 1]);
  });

  it('that are not UTF-8 are refused; a byte order mark is no part of the text', () => {
    expect(problemsOf('a.yaml', new Uint8Array([0xc3, 0x28]))[0]).toContain('not UTF-8');
    expect(problemsOf('a.yaml', new Uint8Array([0xff, 0xfe, 0x61, 0]))[0]).toContain('UTF-16');
    const { texts } = openUpload([{ path: 'a.yaml', bytes: bytes('\ufeffkind: x\r\n') }]);
    expect(texts.get('a.yaml')).toBe('kind: x\n');
  });

  it('that nothing reads are named', async () => {
    const { unmapped } = await readUpload({ texts: new Map([['notes.md', 'hi']]), problems: [] });
    expect(unmapped).toMatchObject([{ file: 'notes.md', line: 1 }]);
  });
});
