import { beforeAll, expect, it } from 'vitest';
import { AssistantError } from '#server/outside/assistant.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { patientUnit } from './patient-unit.ts';

const { services } = await openTestServices();
let org: TestOrg;
beforeAll(async () => {
  org = await makeOrg(services);
});

async function triesUntil(thrown: Error): Promise<number> {
  let tries = 0;
  const open = patientUnit(services, { orgId: org.id, name: 'test' }, 60_000);
  const work = open(async () => {
    tries += 1;
    if (tries === 1) throw thrown;
  });
  await work.catch((error: unknown) => expect(error).toBe(thrown));
  return tries;
}

it('a target that can’t be opened as it is set up is not tried again', async () => {
  const refused = new AssistantError('assistant.unauthorized', 'No value.', { retryable: false });
  expect(await triesUntil(refused)).toBe(1);
});

it('what the database breaks off is tried again', async () => {
  expect(await triesUntil(new Error('Connection terminated unexpectedly'))).toBe(2);
});
