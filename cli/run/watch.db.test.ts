import { expect, it } from 'vitest';
import { openWorld } from '../testing/open-world.ts';

const { org, cli } = await openWorld();

const documents = (expected: string, latencyMs = 0) => `kind: Scenario
name: Greeting
spec:
  turns:
    - user: Hello
    - expect:
        - mustContain: ['${expected}']
---
kind: Target
name: Shop
spec:
  type: demo
  config: { latencyMs: ${latencyMs} }
---
kind: Suite
name: Watched
spec:
  scenarios: [Greeting]
  targets: [Shop]
`;

async function runsOf() {
  return (await org.as('viewer').runs.list({})).items.map(({ status, verdict }) => ({
    status,
    verdict,
  }));
}

it('brings files up and plays again whenever they change', { timeout: 60_000 }, async () => {
  cli.write('assay.config.yaml', 'files: [docs]\nrun:\n  suite: Watched\n');
  cli.write('docs/a.yaml', documents('e'));
  const started = cli.start(['run', '--watch']);
  await started.says('Watching 1 file.');
  expect(await runsOf()).toEqual([{ status: 'COMPLETED', verdict: 'PASS' }]);

  cli.write('docs/a.yaml', documents('unfindable'));
  await started.says('Missing "unfindable"');
  cli.write('docs/b.yaml', 'kind: Scenario\n');
  await started.says('docs/b.yaml:1:1: ');
  expect(await runsOf()).toHaveLength(2);

  // A change while it plays begins anew.
  cli.write('docs/b.yaml', '# nothing yet\nkind: Variable\nname: x\nspec: { value: "1" }\n');
  cli.write('docs/a.yaml', documents('unfindable', 10_000));
  await started.says('Watched #3');
  cli.write('docs/a.yaml', documents('a'));
  await started.says('Files changed.');
  await started.says('Watched #4');
  await started.says('1 of 1 passed (100%), 0.');
  await new Promise((resolve) => setTimeout(resolve, 300));
  started.signal();
  const ended = await started.ended;
  expect(ended.code).toBe(0);
  expect((await runsOf()).slice(0, 2)).toEqual([
    { status: 'COMPLETED', verdict: 'PASS' },
    { status: 'CANCELLED', verdict: null },
  ]);
});
