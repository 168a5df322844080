import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AnyDocument } from '#server/documents/any-document.ts';
import { writeDocument, writeFile } from '#server/documents/write-documents.ts';
import { anyOrganization } from '#server/testing/any-documents.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';

const { services } = await openTestServices();
let org: TestOrg;

beforeAll(async () => {
  org = await makeOrg(services);
});

const folder = new URL('../../../examples/lindenhof/', import.meta.url);
const lindenhof = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

type Files = { name: string; text: string }[];
const yaml = (text: string): Files => [{ name: 'a.yaml', text }];

async function apply(where: TestOrg, files: Files) {
  const { hash } = await where.as('editor').import.preview({ files });
  return await applied(where, { files, hash });
}

type Applied = { things: { kind: string; name: string; id: string }[]; needSecret: string[] };

async function applied(
  where: TestOrg,
  input: { files: unknown; hash: string },
  role: 'editor' | 'admin' = 'editor',
) {
  return (await where.call(role, 'import.apply', input)) as Applied;
}

async function exported(where: TestOrg, format: 'yaml' | 'zip' = 'yaml') {
  const { base64 } = await where.as('viewer').export.create({ what: { all: true }, format });
  return base64;
}

const textOf = (base64: string) => Buffer.from(base64, 'base64').toString('utf8');
const variable = (name: string, value: string) =>
  `kind: Variable\nname: ${name}\nspec:\n  value: ${JSON.stringify(value)}\n`;
const scenario = (name: string, says: string, more = '') =>
  `kind: Scenario\nname: ${name}\nspec:\n${more}  turns:\n    - user: ${says}\n    - expect:\n        - mustContain: [ok]\n`;

/** Addresses are looked up, and prompts want their variables: neither is what is asked here. */
function isReachable(document: AnyDocument): boolean {
  if (document.kind === 'Suite') return document.spec.targets.length === 0;
  if (document.kind === 'Target') return document.spec.type !== 'http';
  return document.kind !== 'Prompt' || !JSON.stringify(document.spec.content).includes('{{');
}

describe('an import', () => {
  test('says what it would do, does it, and then finds nothing to do', async () => {
    const own = await makeOrg(services);
    const editor = own.as('editor');
    const preview = await editor.import.preview({ files: lindenhof });
    expect(preview).toMatchObject({
      counts: { created: 25, changed: 0, unchanged: 0, conflicting: 0 },
      problems: [],
      isClean: true,
    });
    expect((await editor.prompts.list({})).items).toHaveLength(0);
    const { hash } = preview;
    const { things } = await applied(own, { files: lindenhof, hash });
    expect(things).toHaveLength(25);
    const again = await editor.import.preview({ files: lindenhof });
    expect(again.counts).toEqual({ created: 0, changed: 0, unchanged: 25, conflicting: 0 });
    expect(again.isClean).toBe(false);
    const { items } = await own.as('admin').audit.list({ action: 'import.applied' });
    expect(items[0]).toMatchObject({ details: { created: 25, changed: 0 } });
    const { items: perItem } = await own.as('admin').audit.list({ action: 'scenario.created' });
    expect(perItem).toHaveLength(13);
  });

  test('makes new versions of what changed, and shows how', async () => {
    const own = await makeOrg(services);
    const editor = own.as('editor');
    await apply(own, yaml(scenario('Greeting', 'Hi')));
    const files = yaml(scenario('Greeting', 'Hello', '  status: archived\n'));
    const preview = await editor.import.preview({ files });
    expect(preview.items).toMatchObject([{ change: 'changed', kind: 'Scenario', line: 1 }]);
    expect(preview.items[0]?.texts?.before).toContain('user: Hi');
    expect(preview.items[0]?.texts?.after).toContain('user: Hello');
    await applied(own, { files, hash: preview.hash });
    const [row] = (await editor.scenarios.list({ status: 'ARCHIVED' })).items;
    expect(row).toMatchObject({ name: 'Greeting', version: 2 });
    const back = await editor.import.preview({
      files: yaml(scenario('Greeting', 'Hello', '  status: draft\n')),
    });
    expect(back.items[0]).toMatchObject({ change: 'conflicting' });
  });

  test('is refused when the organization changed since it was shown', async () => {
    const own = await makeOrg(services);
    const files = yaml(variable('shop', 'new'));
    const { hash } = await own.as('editor').import.preview({ files });
    await own.as('editor').variables.create({ key: 'shop', value: 'meanwhile' });
    expect(await refusal(applied(own, { files, hash }))).toMatchObject({
      code: 'CONFLICT',
      reason: 'transfer.changedMeanwhile',
    });
    const { items } = await own.as('editor').variables.list({});
    expect(items).toMatchObject([{ value: 'meanwhile' }]);
  });

  test('by two people at once happens once', async () => {
    const own = await makeOrg(services);
    const files = yaml(variable('shop', 'new'));
    const { hash } = await own.as('editor').import.preview({ files });
    const results = await Promise.allSettled([
      applied(own, { files, hash }),
      applied(own, { files, hash }, 'admin'),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('leaves nothing behind when something in the middle fails', async () => {
    const own = await makeOrg(services);
    // The limit of environments is met by the twenty-first, after twenty were made.
    const environments = Array.from({ length: 11 }, (_, i) => `    e${i}: x\n`).join('');
    const others = environments.replaceAll('e', 'f');
    const text = `${variable('a', '1')}  environments:\n${environments}---\n${variable('b', '1')}  environments:\n${others}`;
    const { hash, isClean } = await own.as('editor').import.preview({ files: yaml(text) });
    expect(isClean).toBe(true);
    expect(await refusal(applied(own, { files: yaml(text), hash }))).toMatchObject({
      reason: 'environments.tooMany',
    });
    expect((await own.as('editor').variables.list({})).items).toEqual([]);
    expect(await own.as('editor').environments.list()).toEqual([]);
    const { items } = await own.as('admin').audit.list({ action: 'environment.created' });
    expect(items).toEqual([]);
  });

  test('names what conflicts', async () => {
    const text = [
      variable('twice', '1'),
      variable('twice', '2'),
      'kind: Prompt\nname: P\nspec:\n  content: "{{nowhere}}"\n',
      'kind: Prompt\nname: Q\nspec:\n  content: "{% if %}"\n',
      'kind: Suite\nname: S\nspec:\n  scenarios: [Missing]\n',
      'kind: Target\nname: T\nspec:\n  type: http\n  config: { url: "https://a.example", body: "{" }\n',
      'kind: Target\nname: U\nspec:\n  type: model\n  prompt: P\n  promptVersion: 3\n  config: { provider: OPENAI, model: m }\n',
    ].join('---\n');
    const { items, isClean } = await org.as('editor').import.preview({ files: yaml(text) });
    expect(isClean).toBe(false);
    expect(items.map(({ name, change }) => `${name} ${change}`)).toEqual([
      'twice conflicting',
      'twice conflicting',
      'P conflicting',
      'Q conflicting',
      'T conflicting',
      'U conflicting',
      'S conflicting',
    ]);
    const said = items.map(({ conflicts }) => conflicts.join(' ')).join('\n');
    expect(said).toContain('a.yaml:6');
    expect(said).toContain('no variable “nowhere”');
    expect(said).toContain('no scenario “Missing”');
    expect(said).toContain('not valid JSON');
    expect(said).toContain('no version 3');
    const { hash } = await org.as('editor').import.preview({ files: yaml(text) });
    expect(await refusal(applied(org, { files: yaml(text), hash }))).toMatchObject({
      reason: 'transfer.notClean',
    });
  });

  test('tells which targets need their secret, and keeps one that is there', async () => {
    const own = await makeOrg(services);
    const target = (path: string) =>
      `kind: Target\nname: Bot\nspec:\n  type: http\n  config:\n    url: https://93.184.215.14/${path}\n    secretHeaderName: X-Key\n`;
    const preview = await own.as('editor').import.preview({ files: yaml(target('a')) });
    expect(preview.needSecret).toEqual(['Bot']);
  });

  test('makes environments and labels that the files name', async () => {
    const own = await makeOrg(services);
    const text = [
      `${variable('shop', 'a')}  environments:\n    staging: b\n`,
      'kind: Prompt\nname: P\nspec:\n  content: Hi\n',
      'kind: Target\nname: T\nspec:\n  type: demo\n  prompt: P\n  promptLabel: production\n',
      'kind: Suite\nname: S\nspec:\n  targets: [T]\n  environment: live\n',
    ].join('---\n');
    const preview = await own.as('editor').import.preview({ files: yaml(text) });
    expect(preview).toMatchObject({
      environments: ['live', 'staging'],
      labels: [{ prompt: 'P', label: 'production' }],
      isClean: true,
    });
    await apply(own, yaml(text));
    const again = await own.as('editor').import.preview({ files: yaml(text) });
    expect(again.counts.unchanged).toBe(4);
  });

  test('is for those who may write what is in it', async () => {
    const files = yaml(variable('x', '1'));
    const viewer = org.as('viewer').import;
    expect(await refusal(viewer.preview({ files }))).toMatchObject({ reason: 'access.missing' });
    const role = await org
      .as('admin')
      .roles.create({ name: 'Importers', permissions: ['files:*', 'prompts:*'] });
    const { api } = await org.add(role.key);
    expect(await refusal(api.import.preview({ files }))).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'transfer.mayNot',
    });
    expect(await refusal(api.export.create({ what: { all: true } }))).toMatchObject({
      reason: 'transfer.mayNot',
    });
    const prompts = await api.export.create({
      what: { kinds: ['Prompt'] },
      withReferences: false,
    });
    expect(prompts.counts).not.toHaveProperty('Variable');
  });

  test('sees nothing of another organization', async () => {
    const other = await makeOrg(services, 'Other');
    await apply(other, yaml(variable('secret_plan', 'theirs')));
    const preview = await org.as('editor').import.preview({
      files: yaml(variable('secret_plan', 'ours')),
    });
    expect(preview.items[0]).toMatchObject({ change: 'created', texts: { before: null } });
    const { id } = (await other.as('editor').variables.list({})).items[0] ?? { id: '' };
    const what = { things: [{ kind: 'Variable' as const, id }] };
    expect(await refusal(org.as('viewer').export.create({ what }))).toMatchObject({
      reason: 'transfer.notFound',
    });
  });
});

describe('an export', () => {
  test('goes into another organization and comes out as the same bytes', async () => {
    const [one, two] = [await makeOrg(services), await makeOrg(services)];
    await apply(one, lindenhof);
    for (const format of ['yaml', 'zip'] as const) {
      const first = await exported(one, format);
      const files = [{ name: `all.${format}`, base64: first }];
      const { hash, counts } = await two.as('editor').import.preview({ files });
      if (format === 'zip') expect(counts).toMatchObject({ created: 0, unchanged: 25 });
      else await applied(two, { files, hash });
      expect(await exported(two, format)).toBe(first);
    }
  });

  test('of any organization made from documents is made again from its own file', async () => {
    await fc.assert(
      fc.asyncProperty(anyOrganization, async (documents) => {
        const text = writeFile(documents.filter(isReachable).map(writeDocument), null);
        const [one, two] = [await makeOrg(services), await makeOrg(services)];
        const { isClean } = await one.as('editor').import.preview({ files: yaml(text) });
        fc.pre(isClean);
        await apply(one, yaml(text));
        const first = await exported(one);
        await apply(two, [{ name: 'all.yaml', text: textOf(first) }]);
        expect(await exported(two)).toBe(first);
      }),
      { numRuns: 8, interruptAfterTimeLimit: 60_000 },
    );
  }, 120_000);

  test('takes along what its things name', async () => {
    const own = await makeOrg(services);
    await apply(own, lindenhof);
    const suite = (await own.as('viewer').suites.list({})).items[0]?.id ?? '';
    const what = { things: [{ kind: 'Suite' as const, id: suite }] };
    const { counts } = await own.as('viewer').export.create({ what });
    expect(counts).toEqual({ Variable: 8, Prompt: 1, Scenario: 12, Target: 1, Suite: 1 });
    const alone = await own.as('viewer').export.create({ what, withReferences: false });
    expect(alone.counts).toEqual({ Suite: 1 });
    expect(textOf(alone.base64)).toMatch(/^# yaml-language-server: \$schema=http.*\nkind: Suite\n/);
    const { items } = await own.as('admin').audit.list({ action: 'export.created' });
    expect(items).toHaveLength(2);
  });
});
