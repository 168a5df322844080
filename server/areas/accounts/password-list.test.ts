import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createPasswordList } from './password-list.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-passwords-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function listOf(...lines: string[]) {
  files += 1;
  const file = path.join(folder, `list-${files}.txt`);
  writeFileSync(file, lines.join('\n'));
  return createPasswordList(file);
}
const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

describe('a list of passwords from breaches', () => {
  it('holds its lines, however their letters are written, and nothing else', async () => {
    const list = listOf('Spring-Summer-2019', 'zwölf grüne äpfel', '', 'short', 'x'.repeat(300));
    for (const held of ['Spring-Summer-2019', 'SPRING-summer-2019', 'ZWÖLF grüne a\u0308pfel']) {
      expect(await list.holds(held)).toBe(true);
    }
    for (const free of [
      'Spring-Summer-2018',
      'Spring-Summer-2019 ',
      'short',
      'x'.repeat(300),
      '',
    ]) {
      expect(await list.holds(free)).toBe(false);
    }
  });

  it('holds what it has as SHA-1, as Pwned Passwords is published', async () => {
    const list = listOf(
      `${sha1('a leaked phrase').toUpperCase()}:37359195`,
      sha1('another leaked one'),
    );
    expect(await list.holds('a leaked phrase')).toBe(true);
    expect(await list.holds('another leaked one')).toBe(true);
    expect(await list.holds('a phrase of one’s own')).toBe(false);
  });

  it('finds each of many, with any ends of line', async () => {
    const words = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{12,30}$/), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(words, fc.constantFrom('\n', '\r\n'), async (all, end) => {
        const half = all.slice(0, Math.ceil(all.length / 2));
        const list = listOf(half.join(end));
        for (const word of all) expect(await list.holds(word)).toBe(half.includes(word));
      }),
      { numRuns: 30 },
    );
  });

  it('holds more than it has room for at first', async () => {
    const numbered = (index: number) => `password number ${index}`;
    const list = listOf(...Array.from({ length: 10_000 }, (_, index) => numbered(index)));
    expect(await list.holds(numbered(0))).toBe(true);
    expect(await list.holds(numbered(9_999))).toBe(true);
    expect(await list.holds(numbered(10_000))).toBe(false);
  });

  it('lets nobody past while it can’t be read', async () => {
    const file = path.join(folder, 'late.txt');
    const list = createPasswordList(file);
    await expect(list.holds('a leaked phrase')).rejects.toThrow('ENOENT');
    writeFileSync(file, 'a leaked phrase');
    expect(await list.holds('a leaked phrase')).toBe(true);
  });
});
