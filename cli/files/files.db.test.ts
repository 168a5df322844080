import { statSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { makeToken, openWorld } from '../testing/open-world.ts';

const { server, services, cli } = await openWorld();
let org: TestOrg;
let env: Record<string, string>;

beforeAll(async () => {
  org = await makeOrg(services);
  env = { ASSAY_ORG: org.slug, ASSAY_TOKEN: await makeToken(org, ['*:*']) };
});

const greeting = (expected: string) => `# What we say first
kind: Scenario
name: Greeting
spec:
  turns:
    - user: Hello
    - expect:
        - mustContain: [${expected}] # in words
---
kind: Variable
name: shop
spec:
  value: Lindenhof
`;

describe('files and the server', { timeout: 60_000 }, () => {
  it('push shows what would change, does it, and has nothing to do then', async () => {
    cli.write('assay.config.yaml', 'files: [docs/**/*.yaml]\n');
    cli.write('docs/a.yaml', greeting('hello'));
    const alone = await cli.run(['push'], { env });
    expect(alone.code).toBe(3);
    expect(alone.err).toContain('+ Scenario “Greeting”  docs/a.yaml:2');
    expect(alone.err).toContain('Say --yes.');
    expect((await org.as('viewer').scenarios.list({})).items).toEqual([]);

    const first = await cli.run(['push', '--yes'], { env });
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining('2 created, 0 changed') });
    expect((await org.as('viewer').scenarios.list({})).items).toMatchObject([{ name: 'Greeting' }]);
    const again = await cli.run(['push'], { env });
    expect(again).toMatchObject({ code: 0, out: 'The server has all of it already.\n' });

    cli.write('docs/a.yaml', greeting('good day'));
    const looked = await cli.run(['push', '--dry-run', '--diff'], { env, cwd: 'docs' });
    expect(looked.code).toBe(0);
    expect(looked.err).toMatch(/^ {4}\+ .*good day/m);
    expect((await cli.run(['push', '--dry-run'], { env })).err).toContain('~ Scenario “Greeting”');
  });

  it('pull changes the document where it stands, and leaves the rest of the file', async () => {
    expect((await cli.run(['pull', '--yes'], { env })).code).toBe(0);
    const text = cli.read('docs/a.yaml');
    expect(text).toMatch(/^# What we say first\nkind: Scenario\n/);
    expect(text).toContain('- hello');
    expect(text).toMatch(/---\nkind: Variable\nname: shop\nspec:\n {2}value: Lindenhof\n$/);
    await org.as('editor').variables.create({ key: 'days', value: '30' });
    const ended = await cli.run(['pull', '--yes', '--diff'], { env });
    expect(ended.err).toContain('+ docs/variables/days.yaml');
    expect(cli.read('docs/variables/days.yaml')).toContain('value: "30"');
    expect((await cli.run(['pull'], { env })).out).toBe('The files have all of it already.\n');
    expect((await cli.run(['push'], { env })).out).toBe('The server has all of it already.\n');
  });

  it('export writes what push takes, to the terminal or a file', async () => {
    const { out, code } = await cli.run(['export', 'Scenario/greeting'], { env });
    expect(code).toBe(0);
    expect(out).toContain('kind: Scenario\nname: Greeting');
    const zipped = await cli.run(['export', '--zip', '-o', 'out/all.zip'], { env });
    expect(zipped).toMatchObject({ code: 0, err: '3 things in out/all.zip.\n' });
    expect(cli.read('out/all.zip').slice(0, 2)).toBe('PK');
    const unknown = await cli.run(['export', 'Scenario/Greetin'], { env });
    expect(unknown).toMatchObject({ code: 3, err: expect.stringContaining('“Greeting”') });
  });

  it('import says what has no equal here', async () => {
    cli.write(
      'other/promptfooconfig.yaml',
      `prompts: ['{{question}}']
providers: [openai:gpt-4o-mini]
tests:
  - vars: { question: Hi }
    assert:
      - type: contains
        value: hello
      - type: javascript
        value: output.length < 5
`,
    );
    const ended = await cli.run(['import', 'other', '--dry-run'], { env });
    expect(ended.code).toBe(0);
    expect(ended.err).toMatch(/promptfooconfig\.yaml:8: left out: .*javascript/);
    expect(ended.err).toMatch(/\+ Scenario/);
    const pushed = await cli.run(['push', 'other'], { env });
    expect(pushed).toMatchObject({ code: 1, err: expect.stringContaining('assay import other/') });
  });

  it('what is wrong is told with its place, and nothing is sent', async () => {
    cli.write('bad/b.yaml', 'kind: Scenario\nname: B\nspec:\n  turns:\n    - usr: Hi\n');
    const checked = await cli.run(['validate', 'bad'], {
      env: { ASSAY_URL: 'http://127.0.0.1:9' },
    });
    expect(checked.code).toBe(1);
    expect(checked.out).toMatch(/^bad\/b\.yaml:5:\d+: spec\.turns\.0/);
    expect((await cli.run(['push', 'bad', '--yes'], { env })).code).toBe(1);
  });

  it('the schema of settings is where editors look for it', async () => {
    const answer = await fetch(`${server.url}/schema/assay.config.schema.json`);
    expect(await answer.json()).toMatchObject({ properties: { run: { type: 'object' } } });
  });

  it('login keeps a token where only its owner reads it, for its server alone', async () => {
    const token = env.ASSAY_TOKEN ?? '';
    const bare = { ASSAY_TOKEN: '', ASSAY_URL: '', ASSAY_ORG: '' };
    const words = ['login', '--url', server.url, '--org', org.slug];
    const wrong = await cli.run(words, { env: bare, input: 'asy_wrong' });
    expect(wrong).toMatchObject({
      code: 3,
      err: expect.stringContaining('doesn’t take this token'),
    });
    const ended = await cli.run(words, { env: bare, input: `${token}\n` });
    expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('Signed in to Acme') });
    expect(ended.out + ended.err).not.toContain(token);
    const file = path.join(cli.folder, '../config/assay/logins.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await cli.run(['push'], { env: bare })).code).toBe(0);
    const elsewhere = await cli.run(['push'], {
      env: { ...bare, ASSAY_URL: 'http://127.0.0.1:9' },
    });
    expect(elsewhere).toMatchObject({ code: 3, err: expect.stringContaining('Not signed in') });
    expect(await cli.run(['logout'], { env: bare })).toMatchObject({ out: 'Forgot 1 token.\n' });
    expect((await cli.run(['push'], { env: bare })).code).toBe(3);
  });
});
