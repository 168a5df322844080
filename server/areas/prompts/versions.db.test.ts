import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { type PromptContent, PromptRole } from './schema.ts';

const { services } = await openTestServices();
let org: TestOrg;

beforeEach(async () => {
  org = await makeOrg(services);
});

const about = { name: 'Support', description: '', tags: [] };
const create = (content: PromptContent) => org.as('editor').prompts.create({ ...about, content });
const save = (id: string, baseVersion: number, content: PromptContent, message = '') =>
  org.as('editor').prompts.update({ id, baseVersion, ...about, content, message });

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom('a\r\nb\n', '{ "a": 1 }', ' x ', '\u0301e', '👩‍👩‍👧‍👦', 'مرحبا'),
  )
  .filter((one) => one.trim() !== '' && one.isWellFormed() && !/\0|\{[{%]/.test(one));
const content: fc.Arbitrary<PromptContent> = fc.oneof(
  text,
  fc.array(fc.record({ role: fc.constantFrom(...PromptRole.options), text }), {
    minLength: 1,
    maxLength: 4,
  }),
);

describe('chat prompts', () => {
  it('keep their parts, and are filled in part by part', async () => {
    const api = org.as('editor');
    await api.variables.create({ key: 'shop', value: 'Lindenhof' });
    const parts: PromptContent = [
      { role: 'SYSTEM', text: 'You answer for {{shop}}.' },
      { role: 'USER', text: 'Hi' },
    ];
    const { id } = await create(parts);
    expect(await api.prompts.get({ id })).toMatchObject({ content: parts, variables: ['shop'] });
    const preview = await api.prompts.render({ content: parts });
    expect(preview).toEqual({
      content: [
        { role: 'SYSTEM', text: 'You answer for Lindenhof.' },
        { role: 'USER', text: 'Hi' },
      ],
      parts: [
        { tokens: 6, isExact: true, filled: [{ start: 15, end: 24, name: 'shop' }] },
        { tokens: 1, isExact: true, filled: [] },
      ],
    });
  });

  it('are refused beside the part that is wrong', async () => {
    const part = (text: string) => [
      { role: 'SYSTEM' as const, text: 'Be kind.' },
      { role: 'USER' as const, text },
    ];
    const refused = async (text: string) => (await refusal(create(part(text)))).fields;
    expect(await refused('Hi {{ shop }}')).toEqual(['content.1.text']);
    expect(await refused('{% if %}')).toEqual(['content.1.text']);
    expect(await refused('  ')).toEqual(['content.1.text']);
    expect(await refused('\0')).toEqual(['content.1.text']);
    expect((await refusal(create([]))).fields).toEqual(['content']);
    const broken = await org.as('viewer').prompts.render({ content: part('{{ a | nope }}') });
    expect(broken).toMatchObject({ problem: { part: 1, line: 1 } });
  });
});

describe('versions', () => {
  it('come in pages of any size without what they say, each with its message', async () => {
    const { id } = await create('0');
    for (let i = 1; i < 7; i += 1) await save(id, i, String(i), `To ${i}`);
    const { versions } = org.as('viewer').prompts;
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof versions>> = await versions({ id, limit: 3, cursor });
      seen.push(...page.items.map(({ version }) => version));
      cursor = page.nextCursor;
      expect(page.items[0]).not.toHaveProperty('content');
    } while (cursor);
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(await org.as('viewer').prompts.version({ id, version: 7 })).toMatchObject({
      content: '6',
      message: 'To 6',
      createdBy: org.users.editor.name,
    });
    const none = org.as('viewer').prompts.version({ id, version: 8 });
    expect((await refusal(none)).reason).toBe('prompts.versionNotFound');
    expect((await versions({ id, cursor: 'nonsense' })).items).toHaveLength(7);
  });

  it('are restored as new ones that say whence, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(content, content, async (first, second) => {
        const other = await makeOrg(services);
        const api = other.as('editor').prompts;
        const { id } = await api.create({ ...about, content: first });
        const { version: newest } = await api.update({
          id,
          baseVersion: 1,
          ...about,
          content: second,
        });
        const { version } = await api.restore({ id, version: 1 });
        expect(version).toBe(newest === 1 ? 1 : 3);
        expect(await api.get({ id })).toMatchObject({ content: first, version });
        expect((await api.version({ id, version: newest })).content).toEqual(second);
        if (newest === 2) {
          expect(await api.version({ id, version: 3 })).toMatchObject({
            message: 'Restored from version 1',
          });
        }
      }),
      { numRuns: 12 },
    );
  });

  it('are not restored with a variable that is gone, nor over a version that is not there', async () => {
    const api = org.as('editor');
    const { id: variable } = await api.variables.create({ key: 'shop', value: 'x' });
    const { id } = await create('Hi {{ shop }}');
    await save(id, 1, 'Hi');
    await api.variables.delete({ id: variable });
    expect(await refusal(api.prompts.restore({ id, version: 1 }))).toMatchObject({
      reason: 'prompts.unknownVariables',
    });
    expect((await refusal(api.prompts.restore({ id, version: 9 }))).reason).toBe(
      'prompts.versionNotFound',
    );
    expect((await api.prompts.get({ id })).version).toBe(2);
  });

  it('are numbered without a gap when many restore at once', async () => {
    const { id } = await create('One');
    await save(id, 1, 'Two');
    const restore = () => org.as('editor').prompts.restore({ id, version: 1 });
    const made = await Promise.all([restore(), restore(), restore()]);
    expect(made.map(({ version }) => version).sort()).toEqual([3, 4, 5]);
  });
});
