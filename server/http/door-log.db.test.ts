import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDoorLog } from '#server/core/audit-doors.ts';
import { createRateLimits } from '#server/core/rate-limits.ts';
import type { Database } from '#server/postgres/open-database.ts';
import type { OpenServices } from '#server/start/services.ts';
import { makeAccount } from '#server/testing/account.ts';
import { testDatabase } from '#server/testing/database.ts';
import { type TestServer, testHttpServer } from '#server/testing/http-server.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { testServices } from '#server/testing/services.ts';
import { addressKey } from './client-address.ts';

let db: Database;
let services: OpenServices;
let server: TestServer;
let org: TestOrg;
const lines: string[] = [];

beforeAll(async () => {
  db = await testDatabase();
  const opened = await testServices(db, { out: { write: (line) => lines.push(line) } });
  const { app, accounts, log } = opened;
  // Told when a test asks for it.
  const doors = createDoorLog({ app, accounts, log, addressKey, tellEveryMs: 600_000 });
  services = { ...opened, doors };
  server = await testHttpServer(services, { trustedProxies: ['127.0.0.1'] });
});
beforeEach(async () => {
  org = await makeOrg(services);
  lines.length = 0;
});
afterAll(async () => {
  await server.close();
  await services.close();
  await db.stop();
});

let addresses = 0;
/** An address nobody came from before. */
const newAddress = () => {
  addresses += 1;
  return `198.51.100.${addresses}`;
};

async function ask(slug: string, from: string, headers: Record<string, string>, to = server) {
  const response = await fetch(
    `${to.url}/api/orgs/${slug}/trpc/variables.list?input=%7B%22json%22%3A%7B%7D%7D`,
    {
      headers: { 'x-forwarded-for': from, 'user-agent': 'Curious 1.0', ...headers },
    },
  );
  await response.text();
  return response.status;
}

type Line = { msg: string; level: number; address: string; refused: Record<string, number> };

/** The lines about `address` once all is written that was noted. */
async function linesOf(address: string): Promise<Line[]> {
  await services.doors.settle();
  return lines
    .map((line) => JSON.parse(line) as Line)
    .filter((line) => line.msg === 'refused at the door' && line.address === address);
}

async function events(of: TestOrg, action: string) {
  await services.doors.settle();
  return (await of.as('admin').audit.list({ action })).items;
}

describe('somebody signed in who is no member', () => {
  it('is told to the organization without a name, once a minute with a count, and to the server', async () => {
    const stranger = await makeAccount(services, 'Mallory');
    const { cookie } = await server.signIn(stranger.id);
    const from = newAddress();
    for (let n = 0; n < 4; n += 1) expect(await ask(org.slug, from, { cookie })).toBe(404);
    const [event, ...others] = await events(org, 'access.refused');
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      actorKind: 'stranger',
      actorId: null,
      outcome: 'failure',
      resourceKind: 'org',
      resourceId: org.id,
      ipAddress: from,
      userAgent: 'Curious 1.0',
      details: { reason: 'org.notMember', more: 3 },
    });
    expect(JSON.stringify(event)).not.toContain('Mallory');
    expect(await linesOf(from)).toMatchObject([
      { level: 40, refused: { organization: 4 }, userId: stranger.id },
    ]);
    expect(await org.as('admin').audit.verify()).toMatchObject({ isWhole: true });
  });

  it('is named to an organization that knows them: a former member', async () => {
    const { memberId, user, api } = await org.add('editor');
    await api.variables.create({ key: 'x', value: '' });
    const { cookie } = await server.signIn(user.id);
    await org.as('admin').members.remove({ memberId });
    expect(await ask(org.slug, newAddress(), { cookie })).toBe(404);
    expect(await events(org, 'access.refused')).toMatchObject([
      { actorKind: 'user', actorId: user.id, actorLabel: user.name },
    ]);
  });

  it('is told to the server alone when there is no such organization', async () => {
    const stranger = await makeAccount(services);
    const { cookie } = await server.signIn(stranger.id);
    const from = newAddress();
    expect(await ask(`no-${org.slug}`, from, { cookie })).toBe(404);
    expect(await linesOf(from)).toMatchObject([{ refused: { organization: 1 } }]);
    expect(await events(org, 'access.refused')).toEqual([]);
  });

  it('can’t flood the log, however many they are: five events a minute', async () => {
    const cookies = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const { id } = await makeAccount(services);
        return (await server.signIn(id)).cookie;
      }),
    );
    const from = newAddress();
    for (const cookie of cookies) await ask(org.slug, from, { cookie });
    expect(await events(org, 'access.refused')).toHaveLength(5);
    expect(await linesOf(from)).toMatchObject([{ refused: { organization: 12 } }]);
  });

  it('is a member without the second factor that is asked for, by name', async () => {
    const { id } = org.users.viewer;
    const { cookie } = await server.signIn(id);
    await services.accounts.prisma.organization.update({
      where: { id: org.id },
      data: { requireTwoFactor: true },
    });
    expect(await ask(org.slug, newAddress(), { cookie })).toBe(403);
    await services.accounts.prisma.organization.update({
      where: { id: org.id },
      data: { requireTwoFactor: false },
    });
    expect(await events(org, 'access.refused')).toMatchObject([
      { actorId: id, details: { reason: 'org.secondFactorNeeded' } },
    ]);
  });
});

describe('an API token', () => {
  const makeToken = (of: TestOrg) =>
    of.as('admin').tokens.create({
      name: 'CI',
      scopes: ['variables:read'],
      expiresAt: new Date(Date.now() + 3_600_000),
    });
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  it('that nobody has is a line of the server’s log, without the token', async () => {
    const from = newAddress();
    const token = `asy_${'x'.repeat(43)}`;
    for (let n = 0; n < 3; n += 1) expect(await ask(org.slug, from, bearer(token))).toBe(401);
    expect(await linesOf(from)).toMatchObject([{ refused: { apiToken: 3 } }]);
    expect(lines.join('')).not.toContain(token);
    expect(lines.join('')).not.toContain(createHash('sha256').update(token).digest('hex'));
    expect(await events(org, 'token.refused')).toEqual([]);
  });

  it('that was revoked, or is used elsewhere, is told to its own organization alone', async () => {
    const other = await makeOrg(services, 'Other');
    const revoked = await makeToken(org);
    await org.as('admin').tokens.revoke({ id: revoked.id });
    const from = newAddress();
    for (let n = 0; n < 3; n += 1)
      expect(await ask(org.slug, from, bearer(revoked.token))).toBe(401);
    const good = await makeToken(org);
    expect(await ask(other.slug, from, bearer(good.token))).toBe(401);
    const told = await events(org, 'token.refused');
    expect(told).toHaveLength(2);
    expect(told).toContainEqual(
      expect.objectContaining({
        actorKind: 'token',
        actorId: revoked.id,
        actorLabel: 'CI',
        outcome: 'failure',
        details: { reason: 'tokens.revoked', more: 2 },
      }),
    );
    expect(told).toContainEqual(
      expect.objectContaining({ actorId: good.id, details: { reason: 'tokens.usedElsewhere' } }),
    );
    expect(JSON.stringify(told)).not.toContain(other.slug);
    expect(await events(other, 'token.refused')).toEqual([]);
  });

  it('that has expired, or whose maker left, says so', async () => {
    const { memberId, api } = await org.add('admin');
    const expiresAt = new Date(Date.now() + 3_600_000);
    const scopes = ['variables:read'];
    const left = await api.tokens.create({ name: 'Left', scopes, expiresAt });
    await org.as('admin').members.remove({ memberId });
    const old = await makeToken(org);
    await expire(old.id);
    for (const { token } of [left, old])
      expect(await ask(org.slug, newAddress(), bearer(token))).toBe(401);
    const reasons = (await events(org, 'token.refused')).map(({ actorLabel, details }) => [
      actorLabel,
      (details as { reason: string }).reason,
    ]);
    expect(reasons.sort()).toEqual([
      ['CI', 'tokens.expired'],
      ['Left', expect.stringMatching(/^tokens\.(makerGone|revoked)$/)],
    ]);
  });

  const expire = async (id: string) => {
    const owner = new pg.Client(db.config('owner'));
    await owner.connect();
    await owner.query('alter table api_token no force row level security');
    await owner.query(
      `update api_token set expires_at = now() - interval '1 minute' where id = $1`,
      [id],
    );
    await owner.query('alter table api_token force row level security');
    await owner.end();
  };
});

describe('a write from another site', () => {
  it('is a line with the site, and no event', async () => {
    const from = newAddress();
    const response = await fetch(`${server.url}/api/orgs/${org.slug}/trpc/variables.create`, {
      method: 'POST',
      headers: { origin: 'https://evil.test', 'x-forwarded-for': from },
      body: '{}',
    });
    expect(response.status).toBe(403);
    const [line] = await linesOf(from);
    expect(line).toMatchObject({ level: 40, refused: { origin: 1 }, origin: 'https://evil.test' });
    expect((await events(org, '')).map(({ action }) => action)).toEqual(['org.created']);
  });

  it('to a page names no address that may hold a token', async () => {
    const from = newAddress();
    await fetch(`${server.url}/reset-password/CANARY-TOKEN`, {
      method: 'POST',
      headers: { origin: 'https://evil.test', 'x-forwarded-for': from },
    });
    expect(await linesOf(from)).toHaveLength(1);
    expect(lines.join('')).not.toContain('CANARY-TOKEN');
  });
});

describe('an input no page of ours sends', () => {
  it('is counted by its reason, and so are calls of nobody', async () => {
    const from = newAddress();
    const post = (body: string, type: string) =>
      fetch(`${server.url}/api/orgs/${org.slug}/trpc/variables.create`, {
        method: 'POST',
        headers: { 'content-type': type, 'x-forwarded-for': from },
        body,
      });
    expect((await post('x', 'text/plain')).status).toBe(415);
    expect((await post('['.repeat(70), 'application/json')).status).toBe(400);
    expect(await ask(org.slug, from, {})).toBe(401);
    expect(await linesOf(from)).toMatchObject([
      { refused: { 'input request.notJson': 1, 'input request.tooComplex': 1, session: 1 } },
    ]);
  });

  it('is no warning when it is only not what a schema asks for', async () => {
    const from = newAddress();
    const { cookie } = await server.signIn(org.users.viewer.id);
    const path = `/api/orgs/${org.slug}/trpc/variables.list?input=%7B%22json%22%3A%7B%22limit%22%3A%22x%22%7D%7D`;
    const response = await fetch(`${server.url}${path}`, {
      headers: { cookie, 'x-forwarded-for': from },
    });
    expect(response.status).toBe(400);
    expect(await linesOf(from)).toMatchObject([
      { level: 30, refused: { 'input input.invalid': 1 }, path: 'variables.list' },
    ]);
  });
});

describe('a limit that was reached', () => {
  it('goes to the account, the token or the organization it is of, else to the server', async () => {
    const pool = new pg.Pool({ ...db.config('app'), max: 2 });
    // Points that the other server took ahead count as spent.
    const forget = () => pool.query('delete from rate_hit');
    const few = { signInsPerMinute: 2, callsPerMinute: 2, orgCallsPerMinute: 5 };
    const rates = createRateLimits(pool, few);
    const busy = await testHttpServer({ ...services, rates }, { trustedProxies: ['127.0.0.1'] });
    try {
      const from = newAddress();
      const { id } = org.users.editor;
      const { cookie } = await busy.signIn(id);
      const token = await org.as('admin').tokens.create({
        name: 'CI',
        scopes: ['variables:read'],
        expiresAt: new Date(Date.now() + 3_600_000),
      });
      const { authorization } = { authorization: `Bearer ${token.token}` };
      await forget();
      const statuses = [];
      for (let n = 0; n < 3; n += 1) statuses.push(await ask(org.slug, from, { cookie }, busy));
      for (let n = 0; n < 3; n += 1)
        statuses.push(await ask(org.slug, newAddress(), { authorization }, busy));
      const viewer = await busy.signIn(org.users.viewer.id);
      for (let n = 0; n < 2; n += 1)
        statuses.push(await ask(org.slug, from, { cookie: viewer.cookie }, busy));
      expect(statuses).toEqual([200, 200, 429, 200, 200, 429, 200, 429]);
      const limits = (await events(org, '')).filter(({ action }) =>
        action.endsWith('limitReached'),
      );
      expect(limits).toHaveLength(3);
      expect(limits).toContainEqual(
        expect.objectContaining({
          action: 'account.limitReached',
          actorId: id,
          outcome: 'failure',
          details: { limit: 'call' },
        }),
      );
      expect(limits).toContainEqual(
        expect.objectContaining({ action: 'token.limitReached', actorId: token.id }),
      );
      expect(limits).toContainEqual(
        expect.objectContaining({
          action: 'org.limitReached',
          actorId: org.users.viewer.id,
          resourceId: org.id,
          details: { limit: 'org-call' },
        }),
      );
      const nobody = newAddress();
      for (let n = 0; n < 3; n += 1) {
        await fetch(`${busy.url}/api/auth/sign-in/email`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': nobody },
          body: JSON.stringify({ email: 'nobody@limits.test', password: 'wrong password' }),
        });
      }
      expect(await linesOf(nobody)).toMatchObject([{ refused: { 'limit sign-in': 1 } }]);
    } finally {
      await busy.close();
      await pool.end();
    }
  });
});

describe('what a member may not do for another reason than a missing permission', () => {
  it('is an event that names the reason', async () => {
    const { token } = await org.as('admin').tokens.create({
      name: 'CI',
      scopes: ['*:*'],
      expiresAt: new Date(Date.now() + 3_600_000),
    });
    const roles = org.withToken(token).roles;
    const create = roles.create({ name: 'Reviewers', permissions: ['prompts:read'] });
    expect(await refusal(create)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await events(org, 'access.refused')).toMatchObject([
      { actorKind: 'token', details: { reason: 'access.personNeeded' } },
    ]);
  });
});

it('accepted calls note nothing', async () => {
  const from = newAddress();
  const { cookie } = await server.signIn(org.users.viewer.id);
  expect(await ask(org.slug, from, { cookie })).toBe(200);
  expect(await linesOf(from)).toEqual([]);
  expect((await events(org, '')).map(({ action }) => action)).not.toContain('access.refused');
});
