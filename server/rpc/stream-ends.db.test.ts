import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emit } from '#server/core/events.ts';
import { newId } from '#server/core/ids.ts';
import type { Database } from '#server/postgres/open-database.ts';
import type { OpenServices } from '#server/start/services.ts';
import { testDatabase } from '#server/testing/database.ts';
import { type TestServer, testHttpServer } from '#server/testing/http-server.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { makeSuite } from '#server/testing/runs/make-suite.ts';
import { testServices } from '#server/testing/services.ts';
import { t } from './trpc.ts';

const password = 'correct horse battery staple';
let database: Database;
let services: OpenServices;
let server: TestServer;
let org: TestOrg;
let runId: string;

beforeAll(async () => {
  database = await testDatabase();
  services = await testServices(database);
  server = await testHttpServer(services);
  org = await makeOrg(services);
  // No worker plays it: the run changes when a test says so, and never ends.
  const { suiteId } = await makeSuite(org);
  runId = (await org.as('editor').runs.start({ suiteId, idempotencyKey: newId() })).id;
});
afterAll(async () => {
  await server.close();
  await services.close();
  await database.stop();
});

/** Commits a change of the run, and tells everybody. */
async function changeRun(): Promise<number> {
  return await org.open(async (scope) => {
    const where = { orgId_id: { orgId: scope.org.id, id: runId } };
    const { seq } = await scope.db.run.update({ where, data: { seq: { increment: 1 } } });
    await emit(scope, 'run.changed', runId);
    return Number(seq);
  });
}

type Stream = {
  /** The `seq` of each state that came. */
  seqs: number[];
  text: () => string;
  /** When it has ended, by the clock of `performance`. */
  ended: Promise<number>;
  until(seq: number): Promise<void>;
  leave(): void;
};

async function follow(headers: Record<string, string>): Promise<Stream> {
  const input = encodeURIComponent(JSON.stringify({ json: { runId } }));
  const left = new AbortController();
  const response = await fetch(
    `${server.url}/api/orgs/${org.slug}/trpc/runs.watch?input=${input}`,
    { headers: { ...headers, accept: 'text/event-stream' }, signal: left.signal },
  );
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const seqs: number[] = [];
  let text = '';
  let wake: () => void = () => undefined;
  const ended = (async () => {
    try {
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
        text += step.value;
        seqs.splice(
          0,
          seqs.length,
          ...[...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id)),
        );
        wake();
      }
    } catch {
      // Left by the test.
    }
    wake();
    return performance.now();
  })();
  return {
    seqs,
    text: () => text,
    ended,
    async until(seq) {
      while (!seqs.includes(seq)) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    leave: () => left.abort(),
  };
}

/** Somebody with a password, who is a member with a session of their own. */
async function makeMember(role = 'viewer') {
  const email = `${newId()}@streams.test`;
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(`${server.url}/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
  await post('/sign-up/email', { name: 'Somebody', email, password });
  const { id } = await services.accounts.prisma.user.findUniqueOrThrow({ where: { email } });
  const memberId = newId();
  const data = { id: memberId, orgId: org.id, userId: id, role };
  await services.accounts.prisma.member.createMany({ data });
  return { id, memberId, post, ...(await server.signIn(id)) };
}

type Member = Awaited<ReturnType<typeof makeMember>>;
const admin = () => org.as('admin');

const changes: [string, (member: Member) => Promise<unknown>][] = [
  ['the member is removed', ({ memberId }) => admin().members.remove({ memberId })],
  [
    'the role is lowered to one that doesn’t read runs',
    async ({ memberId }) => {
      await org.open(({ db, org: { id: orgId } }) =>
        db.role.createMany({
          data: { orgId, key: 'outsider', name: 'Outsider', permissions: ['prompts:read'] },
        }),
      );
      await admin().members.setRole({ memberId, role: 'outsider' });
    },
  ],
  [
    'the session is ended',
    ({ sessionId }) => services.accounts.prisma.session.delete({ where: { id: sessionId } }),
  ],
  [
    'the password is changed elsewhere',
    async ({ id, post }) => {
      const { cookie } = await server.signIn(id);
      const body = { currentPassword: password, newPassword: 'quite another long sentence 7' };
      expect((await post('/change-password', body, cookie)).status).toBe(200);
    },
  ],
  [
    'the account is shut',
    ({ id }) => services.accounts.prisma.user.update({ where: { id }, data: { isActive: false } }),
  ],
];

describe('an open stream hears nothing of what is committed after', () => {
  test.each(changes)('%s, and ends within five seconds', async (_, change) => {
    const member = await makeMember();
    const stream = await follow({ cookie: member.cookie });
    const heard = await changeRun();
    await stream.until(heard);
    await change(member);
    const changedAt = performance.now();
    await changeRun();
    const tookMs = (await stream.ended) - changedAt;
    expect(tookMs).toBeLessThan(5_000);
    expect(Math.max(...stream.seqs)).toBe(heard);
    const next = await fetch(
      `${server.url}/api/orgs/${org.slug}/trpc/runs.get?input=${encodeURIComponent(JSON.stringify({ json: { id: runId } }))}`,
      { headers: { cookie: member.cookie } },
    );
    expect([401, 403, 404]).toContain(next.status);
  });

  test('the token is revoked, and ends within five seconds', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000);
    const made = await admin().tokens.create({ name: 'CI', scopes: ['runs:read'], expiresAt });
    const stream = await follow({ authorization: `Bearer ${made.token}` });
    const heard = await changeRun();
    await stream.until(heard);
    await admin().tokens.revoke({ id: made.id });
    const changedAt = performance.now();
    await changeRun();
    expect((await stream.ended) - changedAt).toBeLessThan(5_000);
    expect(Math.max(...stream.seqs)).toBe(heard);
  });
});

test('a stream with nothing to say ends within five seconds of its session, too', async () => {
  const { cookie, sessionId } = await makeMember();
  const stream = await follow({ cookie });
  await stream.until(await changeRun());
  await services.accounts.prisma.session.delete({ where: { id: sessionId } });
  const endedAt = performance.now();
  expect((await stream.ended) - endedAt).toBeLessThan(5_000);
});

test('whoever may goes on hearing while others are turned out', async () => {
  const [staying, leaving] = [await makeMember(), await makeMember()];
  const [heardBy, lostBy] = [
    await follow({ cookie: staying.cookie }),
    await follow({ cookie: leaving.cookie }),
  ];
  await admin().members.remove({ memberId: leaving.memberId });
  await lostBy.ended;
  await heardBy.until(await changeRun());
  heardBy.leave();
  await heardBy.ended;
});

test('one person follows six streams at most, and another when one is left', async () => {
  const { cookie } = await makeMember();
  const open = await Promise.all(Array.from({ length: 6 }, () => follow({ cookie })));
  const heard = await changeRun();
  await Promise.all(open.map((stream) => stream.until(heard)));
  const seventh = await follow({ cookie });
  await seventh.ended;
  expect(seventh.seqs).toEqual([]);
  expect(seventh.text()).toContain('streams.tooMany');
  open[0]?.leave();
  await open[0]?.ended;
  const again = await freed(cookie);
  for (const stream of [...open, again]) stream.leave();
});

/** The server hears of a closed connection a moment after the client. */
async function freed(cookie: string): Promise<Stream> {
  const deadline = performance.now() + 5_000;
  for (;;) {
    const stream = await follow({ cookie });
    const first = await Promise.race([
      stream.ended.then(() => 'refused' as const),
      changeRun().then((seq) => stream.until(seq)),
    ]);
    if (first !== 'refused') return stream;
    if (performance.now() > deadline) throw new Error('No stream became free.');
  }
}

test('streams end after a quarter of an hour, for the client to come back', () => {
  expect(t._config.sse?.maxDurationMs).toBe(15 * 60_000);
});
