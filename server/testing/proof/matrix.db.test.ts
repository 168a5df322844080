import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { encodeCursor } from '#server/core/paging.ts';
import { type InventoryEntry, inventory } from '#server/rpc/inventory.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeAccount } from '../account.ts';
import { type TestServer, testHttpServer } from '../http-server.ts';
import { makeOrg, type TestOrg } from '../org.ts';
import { type Answer, callProcedure, comparable } from './call.ts';
import { fillOrg, kindOf, type Things } from './fill-org.ts';
import { readJsonSchema } from './json-schema.ts';
import { type Placement, placementsOf, sampleOf } from './placements.ts';
import { makePrincipals, type Principal, refusedWith } from './principals.ts';
import { rowHashes } from './row-hashes.ts';

const mark = 'CANARY-MATRIX';

const { db, services } = await openTestServices();
let server: TestServer;
let org: TestOrg;
let other: TestOrg;
let own: Things;
let foreign: Things;
let principals: Principal[];

beforeAll(async () => {
  server = await testHttpServer(services);
  // The first account reads all mails that were not sent; here it belongs to nobody who asks.
  await makeAccount(services, 'Instance');
  org = await makeOrg(services, 'Acme');
  other = await makeOrg(services, mark);
  own = await fillOrg(org, 'OWN-MATRIX');
  foreign = await fillOrg(other, mark);
  principals = await makePrincipals(services, server, { org, other });
});
afterAll(async () => {
  await server.close();
});

const procedures = inventory();
const ofOrg = procedures.filter(({ scope }) => scope === 'org');

function permissionOf({ permission }: InventoryEntry) {
  return services.permissions.find(({ key }) => key === permission) ?? null;
}

/** An input that names one's own things, but for the placement, where it names `id`. */
function inputWith(procedure: InventoryEntry, placement: Placement, id: string): unknown {
  const schema = readJsonSchema(procedure.input) ?? {};
  const value = placement.kind === 'cursor' ? encodeCursor({ at: new Date(), id }) : id;
  const ownId = (field: string) => (field === 'idempotencyKey' ? newId() : ownThing(field));
  const ownThing = (field: string) => own[kindOf(procedure.path, field, own)] ?? '';
  return sampleOf(schema, { placement, value }, ownId);
}

function foreignId(procedure: InventoryEntry, { field, kind }: Placement): string {
  if (kind === 'cursor') return foreign.prompt ?? '';
  return foreign[kindOf(procedure.path, field, foreign)] ?? '';
}

async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>) {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

/** What an answer says that it must not; empty when it is as it should be. */
function faultsOf(answer: Answer, about: { refused: number | null; mayName: boolean }): string[] {
  const faults: string[] = [];
  if (answer.status >= 500) faults.push(`answered ${answer.status}`);
  if (about.refused !== null && answer.status !== about.refused) {
    faults.push(`answered ${answer.status}, not ${about.refused}`);
  }
  if (!about.mayName && answer.body.includes(mark)) faults.push('names what is not theirs');
  return faults;
}

const log = ['access_refusal', 'audit_event', 'audit_head', 'audit_link'];

async function rowsBut(tables: readonly string[], orgId: string) {
  const hashes = Object.entries(await rowHashes(db, orgId));
  return Object.fromEntries(hashes.filter(([name]) => !tables.includes(name)));
}

describe('every procedure of an organization, asked by everybody', () => {
  test('for another organization’s things answers as if there were none', async () => {
    const before = await rowsBut(log, other.id);
    const told = (await other.as('admin').audit.list({ limit: 200 })).items.length;
    const cases = ofOrg.flatMap((procedure) =>
      placementsOf(readJsonSchema(procedure.input) ?? {}).flatMap((placement) =>
        principals.map((principal) => ({ procedure, placement, principal })),
      ),
    );
    const faults: string[] = [];
    await inTurns(cases, async ({ procedure, placement, principal }) => {
      const ask = (id: string) =>
        callProcedure(server.url, procedure, {
          slug: org.slug,
          credentials: principal.credentials,
          input: inputWith(procedure, placement, id),
        });
      const refused = refusedWith(principal, permissionOf(procedure));
      const theirs = await ask(foreignId(procedure, placement));
      const madeUp = await ask(newId());
      const found = faultsOf(theirs, { refused, mayName: false });
      // The log holds the asking itself, so no two answers of it are the same.
      const isLog = procedure.path.startsWith('audit.');
      if (!isLog && comparable(theirs) !== comparable(madeUp)) {
        found.push(`tells it from none: ${comparable(theirs)} / ${comparable(madeUp)}`);
      }
      const where = `${principal.name}: ${procedure.path} ${placement.kind} ${placement.field}`;
      faults.push(...found.map((fault) => `${where} ${fault}`.slice(0, 600)));
    });
    expect(faults).toEqual([]);
    expect(cases.length).toBeGreaterThan(500);
    expect(await rowsBut(log, other.id)).toEqual(before);
    // A token of theirs that is used elsewhere is all that their log is told of.
    await services.doors.settle();
    const { items } = await other.as('admin').audit.list({ limit: 200 });
    const news = items.slice(0, items.length - told).map(({ action }) => action);
    expect(new Set(news)).toEqual(new Set(['token.refused']));
  });

  test('lets nobody in who may not, and sends nobody away for another reason', async () => {
    const cases = ofOrg.flatMap((procedure) =>
      principals.flatMap((principal) => {
        // Without an input nothing is invalid: leaving, for one, would be done.
        const isDone = procedure.kind === 'mutation' && procedure.input === null;
        const refused = refusedWith(principal, permissionOf(procedure));
        return isDone && refused === null ? [] : [{ procedure, principal, refused }];
      }),
    );
    const faults: string[] = [];
    await inTurns(cases, async ({ procedure, principal, refused }) => {
      const answer = await callProcedure(server.url, procedure, {
        slug: org.slug,
        credentials: principal.credentials,
        input: { nonsense: true },
      });
      const found = faultsOf(answer, { refused, mayName: false });
      if (refused === null && [401, 403].includes(answer.status)) {
        found.push(`answered ${answer.status}`);
      }
      faults.push(...found.map((fault) => `${principal.name}: ${procedure.path} ${fault}`));
    });
    expect(faults).toEqual([]);
    expect(cases.length).toBeGreaterThan(ofOrg.length * 12);
  });
});

test('every procedure about one’s own things wants a session, and names nobody else’s', async () => {
  const ofAccount = procedures.filter(({ scope }) => scope === 'account');
  const faults: string[] = [];
  for (const procedure of ofAccount) {
    // Without an input nothing is invalid: it would be done.
    const isDone = procedure.kind === 'mutation' && procedure.input === null;
    await inTurns(principals, async (principal) => {
      if (isDone && principal.hasSession) return;
      const answer = await callProcedure(server.url, procedure, {
        slug: '',
        credentials: principal.credentials,
        input: { nonsense: true },
      });
      const refused = procedure.access === 'self' && !principal.hasSession ? 401 : null;
      const mayName = principal.name === 'a member of the other organization';
      const found = faultsOf(answer, { refused, mayName });
      faults.push(...found.map((fault) => `${principal.name}: ${procedure.path} ${fault}`));
    });
  }
  expect(faults).toEqual([]);
  expect(ofAccount.length).toBeGreaterThan(10);
});
