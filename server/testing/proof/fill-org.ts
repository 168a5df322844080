import { newId } from '#server/core/ids.ts';
import type { TestOrg } from '../org.ts';

/** The id of one thing of each kind in an organization, by the name that fields give the kind. */
export type Things = Readonly<Record<string, string>>;

/** Makes one of everything; each text begins with `mark`, so that it is found wherever it turns up. */
export async function fillOrg(org: TestOrg, mark: string): Promise<Things> {
  const api = org.as('admin');
  const text = (what: string) => `${mark} ${what}`;
  const environment = await api.environments.create({ name: text('environment').slice(0, 40) });
  const variable = await api.variables.create({
    key: 'shop',
    value: text('variable'),
    overrides: [{ environmentId: environment.id, value: text('override') }],
  });
  const prompt = await api.prompts.create({ name: text('prompt'), content: text('content') });
  const target = await api.targets.create({
    kind: 'DEMO',
    name: text('target'),
    config: { latencyMs: 0 },
  });
  await api.targets.useAsJudge({ id: target.id });
  const scenario = await api.scenarios.create({
    name: text('scenario'),
    turns: [
      { kind: 'USER', userText: text('question') },
      { kind: 'EXPECT', expectations: [{ kind: 'MUST_CONTAIN', values: [text('expected')] }] },
    ],
  });
  const suite = await api.suites.create({
    name: text('suite'),
    scenarioIds: [scenario.id],
    targetIds: [target.id],
  });
  const run = await api.runs.start({ suiteId: suite.id, idempotencyKey: newId() });
  const [item] = (await api.runs.items({ runId: run.id })).items;
  const invitation = await api.invitations.create({ email: `${newId()}@x.test`, role: 'viewer' });
  const { items: members } = await api.members.list({ role: 'operator' });
  const [member] = members;
  const memberId = member?.id ?? '';
  const role = await api.roles.create({
    name: text('role').slice(0, 40),
    permissions: ['prompts:read'],
  });
  const grant = await api.grants.create({ memberId, permission: 'prompts:write' });
  const expiresAt = new Date(Date.now() + 60 * 60_000);
  const token = await api.tokens.create({ name: text('token'), scopes: ['*:read'], expiresAt });
  const joinRequest = await org.open((scope) =>
    scope.db.joinRequest.create({
      data: { orgId: scope.org.id, userId: org.users.admin.id, message: text('message') },
    }),
  );
  await api.apiKeys.set({ provider: 'OPENAI', key: `${mark.replaceAll(' ', '-')}-key-12345678` });
  return {
    environment: environment.id,
    variable: variable.id,
    prompt: prompt.id,
    target: target.id,
    scenario: scenario.id,
    suite: suite.id,
    run: run.id,
    item: item?.id ?? '',
    invitation: invitation.id,
    member: memberId,
    actor: member?.userId ?? '',
    role: role.id,
    grant: grant.id,
    token: token.id,
    joinRequest: joinRequest.id,
    resource: prompt.id,
    export: variable.id,
  };
}

/**
 * Which kind of thing a field of a procedure names: `suiteId` and `requiredSuiteId` a suite, `id` and
 * `ids` of `prompts.…` prompts.
 * @throws {Error} for a kind that {@link fillOrg} doesn’t make: it has to
 */
export function kindOf(procedure: string, field: string, things: Things): string {
  const [area = ''] = procedure.split('.');
  const named = /^ids?$/.test(field) ? area.replace(/s$/, '') : field.replace(/Ids?$/, '');
  const kind = Object.keys(things).find((one) => named.toLowerCase().endsWith(one.toLowerCase()));
  if (kind === undefined) {
    throw new Error(`${procedure} names a ${named} in ${field}: fillOrg has to make one.`);
  }
  return kind;
}
