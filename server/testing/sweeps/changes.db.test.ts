import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { createAccountCaller } from '#server/rpc/app-router.ts';
import { inventory } from '#server/rpc/inventory.ts';
import { type Account, makeAccount } from '#server/testing/account.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { makeSuite } from '#server/testing/runs/make-suite.ts';

const { services } = await openTestServices();
let org: TestOrg;
let root: Account;

beforeAll(async () => {
  // The first account of an installation is its administrator.
  root = await makeAccount(services, 'Root');
  org = await makeOrg(services);
});

/** Actions that change what is there, by their names. */
const changes =
  /\.(updated|renamed|set|published|archived|restored|activated|deactivated|domain\w+)$|(Changed|Chosen|Required)$/;

/** The one that says nothing of its own: the organization that opens after the next sign-in. */
const exempt = ['profile.updated'];

const wanted = [
  ...new Set(inventory().flatMap(({ audit }) => (audit && changes.test(audit) ? [audit] : []))),
].filter((action) => !exempt.includes(action));

const admin = () => org.as('admin');
const secret = 'CANARY-SECRET-0123456789';

/** Somebody’s own account, signed in a moment ago. */
async function ownCaller({ id, name, email }: Account) {
  const sessionId = newId();
  const expiresAt = new Date(Date.now() + 60_000);
  await services.accounts.prisma.session.create({
    data: { id: sessionId, userId: id, token: newId(), expiresAt },
  });
  return createAccountCaller({
    services,
    signedIn: { user: { id, name, email }, session: { id: sessionId } },
    tokenHash: null,
    orgSlug: null,
    requestId: newId(),
    ipAddress: null,
    userAgent: null,
  });
}

const own = () => ownCaller(org.users.viewer);
const user = (data: { email?: string; emailVerified?: boolean; twoFactorEnabled?: boolean }) =>
  services.accounts.prisma.user.update({ where: { id: org.users.admin.id }, data });

async function claimDomain(domain: string): Promise<void> {
  await user({ email: `boss@${domain}`, emailVerified: true });
  await admin().org.claimDomain({ domain });
}

const prompt = () => admin().prompts.create({ name: newId(), content: 'Hello' });
const same = { description: '', tags: [], baseVersion: 1 };
const turns = [{ kind: 'USER' as const, userText: 'Hello' }];
const scenario = () => admin().scenarios.create({ name: newId(), turns });
const setKey = (key: string) => admin().apiKeys.set({ provider: 'OPENAI', key });

/** Does what each action tells of, so that something really changes. */
const acts: Record<string, () => Promise<unknown>> = {
  'account.updated': async () => (await own()).me.update({ name: 'Another name' }),
  'account.usernameChanged': async () => (await own()).me.setUsername({ username: 'another.name' }),
  'account.emailChanged': async () =>
    (await own()).me.changeEmail({ email: `${newId()}@elsewhere.test` }),
  'apiKey.set': async () => {
    await setKey(`${secret}-one`);
    await setKey(`${secret}-two`);
  },
  'apiKey.deactivated': async () => {
    await setKey(`${secret}-one`);
    await admin().apiKeys.deactivate({ provider: 'OPENAI' });
  },
  'apiKey.activated': async () => {
    await setKey(`${secret}-one`);
    await admin().apiKeys.deactivate({ provider: 'OPENAI' });
    await admin().apiKeys.activate({ provider: 'OPENAI' });
  },
  'member.roleChanged': async () => {
    const { memberId } = await org.add('viewer');
    await admin().members.setRole({ memberId, role: 'editor' });
  },
  'org.renamed': () => admin().org.update({ name: 'Another name' }),
  'org.domainClaimed': () => claimDomain('claimed.test'),
  'org.domainReleased': async () => {
    await claimDomain('released.test');
    await admin().org.releaseDomain();
  },
  'org.replyCacheChanged': async () => {
    await admin().replyCache.set({ isOn: true, keptDays: 3 });
  },
  'org.secondFactorRequired': async () => {
    await user({ twoFactorEnabled: true });
    await admin().org.setSecondFactor({ isRequired: true });
    await admin().org.setSecondFactor({ isRequired: false });
  },
  'org.monthBudgetChanged': async () => {
    await admin().org.setMonthBudget({ budgetMicroUsd: 5_000_000 });
    await admin().org.setMonthBudget({ budgetMicroUsd: null });
  },
  'plan.set': async () =>
    (await ownCaller(root)).instance.setPlan({ orgId: org.id, plan: 'ENTERPRISE' }),
  'prompt.updated': async () => {
    const { id } = await prompt();
    await admin().prompts.update({ id, name: newId(), content: 'Goodbye', ...same });
  },
  'prompt.published': async () => admin().prompts.publish(await prompt()),
  'prompt.archived': async () => admin().prompts.archive(await prompt()),
  'prompt.restored': async () => {
    const { id } = await prompt();
    await admin().prompts.update({ id, name: newId(), content: 'Goodbye', ...same });
    await admin().prompts.restore({ id, version: 1 });
  },
  'role.updated': async () => {
    const { id } = await admin().roles.create({ name: 'Reviewers', permissions: ['prompts:read'] });
    await admin().roles.update({ id, name: 'Readers', permissions: ['prompts:*'] });
  },
  'scenario.updated': async () => {
    const { id } = await scenario();
    await admin().scenarios.update({ id, name: newId(), turns, ...same });
  },
  'scenario.published': async () => admin().scenarios.publish(await scenario()),
  'scenario.archived': async () => admin().scenarios.archive(await scenario()),
  'scenario.restored': async () => {
    const { id } = await scenario();
    const other = [{ kind: 'USER' as const, userText: 'Goodbye' }];
    await admin().scenarios.update({ id, name: newId(), turns: other, ...same });
    await admin().scenarios.restore({ id, version: 1 });
  },
  'suite.updated': async () => {
    const { suiteId, scenarioIds, targetIds } = await suite();
    await admin().suites.update({
      id: suiteId,
      baseVersion: 1,
      name: newId(),
      scenarioIds,
      targetIds,
    });
  },
  'target.updated': async () => {
    const { id } = await admin().targets.create({ kind: 'DEMO', name: newId(), config: {} });
    await admin().targets.update({
      id,
      baseVersion: 1,
      kind: 'DEMO',
      name: newId(),
      config: { latencyMs: 5 },
    });
  },
  'target.judgeChosen': async () => {
    const { id } = await admin().targets.create({ kind: 'DEMO', name: newId(), config: {} });
    await admin().targets.useAsJudge({ id });
  },
  'environment.updated': async () => {
    const { id } = await admin().environments.create({ name: 'dev' });
    await admin().environments.update({ id, name: 'development' });
  },
  'variable.updated': async () => {
    const { id } = await admin().variables.create({ key: 'shop', value: 'old' });
    await admin().variables.update({ id, baseVersion: 1, key: 'shop', value: 'new' });
  },
};

async function suite() {
  const { suiteId, targetId, scenarioIds } = await makeSuite(org);
  return { suiteId, scenarioIds, targetIds: [targetId] };
}

type Told = { field: string; before: unknown; after: unknown };

describe('what an event tells of a change', () => {
  test('is looked at for every action that changes something', () => {
    expect(Object.keys(acts).sort()).toEqual([...wanted].sort());
  });

  test.each(wanted)('%s: what it was before and is now, and no secret', async (action) => {
    await acts[action]?.();
    const [event] = (await admin().audit.list({ action, limit: 1 })).items;
    const { changes: told = [] } = (event?.details ?? {}) as { changes?: Told[] };
    expect(told.length).toBeGreaterThan(0);
    for (const { before, after } of told) expect(before).not.toEqual(after);
    expect(JSON.stringify(event)).not.toContain(secret);
  });
});
