import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Holder, holdDatabase, makeFolder } from '#server/testing/holder.ts';
import { isPostgres, readPostmaster } from './postmaster-file.ts';
import { withClient } from './with-client.ts';

let scratch: string;
let dataDir: string;
let holders: Holder[];

beforeEach(() => {
  scratch = makeFolder();
  dataDir = path.join(scratch, 'a folder', 'data');
  holders = [];
});

afterEach(async () => {
  for (const holder of holders) {
    const { exitCode, signalCode } = holder.process;
    if (exitCode === null && signalCode === null) await holder.stop();
  }
  const left = postmaster();
  if (left && isPostgres(left)) process.kill(left, 'SIGKILL');
  fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 20 });
});

async function hold(folder = dataDir, options = {}): Promise<Holder> {
  const holder = await holdDatabase(folder, options);
  holders.push(holder);
  return holder;
}

const postmaster = () => readPostmaster(path.join(dataDir, 'postgres'))?.pid ?? 0;

const addNote = (config: pg.PoolConfig) =>
  withClient(config, async (client) => {
    const id = randomUUID();
    await client.query('create table note (id text)');
    await client.query('insert into note values ($1)', [id]);
    return id;
  });

const readNotes = (config: pg.PoolConfig) =>
  withClient(config, async (client) =>
    (await client.query<{ id: string }>('select id from note')).rows.map((row) => row.id),
  );

const answers = (config: pg.PoolConfig) =>
  withClient(config, async (client) => (await client.query('select 1')).rowCount === 1);

describe('processes that share a data folder', () => {
  it('race on an empty one: one makes it, one migrates it, all serve, the last one stops it', async () => {
    const all = await Promise.all([1, 2, 3].map(() => hold(dataDir, { migrate: true })));
    expect(all.filter((holder) => holder.isNew)).toHaveLength(1);
    expect(all.filter((holder) => holder.applied.length > 0)).toHaveLength(1);
    expect(new Set(all.map((holder) => holder.port)).size).toBe(1);
    const pid = postmaster();
    const starter = all.find((holder) => holder.isNew);
    const others = all.filter((holder) => holder !== starter);
    expect(await starter?.stop()).toBe(0);
    for (const other of others) expect(await answers(other.app)).toBe(true);
    for (const other of others) expect(await other.stop()).toBe(0);
    expect(isPostgres(pid)).toBe(false);
    expect(fs.existsSync(path.join(dataDir, 'lock'))).toBe(false);
  });

  it('find the data again after a clean stop', async () => {
    const first = await hold();
    const note = await addNote(first.owner);
    await first.stop();
    const second = await hold();
    expect(second).toMatchObject({ isNew: false });
    expect(await readNotes(second.owner)).toEqual([note]);
  });
});

describe('after kill -9', () => {
  it('of node alone, the next start takes over the running Postgres and stops it at its end', async () => {
    const first = await hold();
    const note = await addNote(first.owner);
    const pid = postmaster();
    await first.kill();
    expect(isPostgres(pid)).toBe(true);
    const second = await hold();
    expect(postmaster()).toBe(pid);
    expect(await readNotes(second.owner)).toEqual([note]);
    await second.stop();
    expect(isPostgres(pid)).toBe(false);
  });

  it('of the whole process group, the same', async () => {
    const first = await hold();
    const pid = postmaster();
    await first.kill('group');
    expect(isPostgres(pid)).toBe(true);
    const second = await hold();
    expect(await answers(second.app)).toBe(true);
  });

  it('of node and Postgres, an immediate start recovers the data', async () => {
    const first = await hold();
    const note = await addNote(first.owner);
    const pid = postmaster();
    process.kill(pid, 'SIGKILL');
    await first.kill();
    const second = await hold();
    expect(postmaster()).not.toBe(pid);
    expect(await readNotes(second.owner)).toEqual([note]);
  });

  it('of a process that held the lock, the next one takes it over', async () => {
    const first = await hold();
    await first.kill();
    fs.writeFileSync(path.join(dataDir, 'lock'), `${first.process.pid} 1`);
    const second = await hold();
    expect(await answers(second.app)).toBe(true);
  });

  it('while the data folder was being made, the half of it is thrown away', async () => {
    fs.mkdirSync(path.join(dataDir, 'postgres.new'), { recursive: true, mode: 0o755 });
    fs.writeFileSync(path.join(dataDir, 'postgres.new', 'PG_VERSION'), '18\n');
    expect(await hold()).toMatchObject({ isNew: true });
  });
});

describe('the embedded Postgres', () => {
  it('does not hear the Ctrl-C of our terminal', async () => {
    const holder = await hold();
    const pid = postmaster();
    const group = holder.process.pid ?? 0;
    process.kill(-group, 'SIGINT');
    expect(await answers(holder.app)).toBe(true);
    expect(postmaster()).toBe(pid);
  });

  it('takes the next port when its own is taken', async () => {
    const first = await hold();
    const other = await hold(path.join(scratch, 'other'));
    expect(other.port).toBeGreaterThan(first.port);
    expect(other.port).toBeLessThan(32_768);
    await other.stop();
  });

  it('is not taken for that of a copied folder', async () => {
    const first = await hold();
    const copy = path.join(scratch, 'copy');
    await withClient(first.owner, (client) => client.query('checkpoint').catch(() => undefined));
    fs.cpSync(dataDir, copy, { recursive: true, preserveTimestamps: true });
    expect(readPostmaster(path.join(copy, 'postgres'))).toBeNull();
  });

  it('listens on loopback alone and asks for a password', async () => {
    const holder = await hold();
    await expect(
      withClient({ ...holder.app, password: 'wrong' }, (client) => client.query('select 1')),
    ).rejects.toMatchObject({ code: '28P01' });
    const outside = net.connect({ port: holder.port, host: '127.0.0.2' });
    await expect(once(outside, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('keeps its passwords from everybody else', async () => {
    await hold();
    const mode = fs.statSync(path.join(dataDir, 'credentials.json')).mode & 0o777;
    expect(mode).toBe(0o600);
    expect(fs.statSync(path.join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
  });

  it.runIf(process.getuid?.() === 0)(
    'is never root, even below a folder closed to others',
    async () => {
      fs.chmodSync(scratch, 0o700);
      const holder = await hold();
      expect(await answers(holder.app)).toBe(true);
      const status = fs.readFileSync(`/proc/${postmaster()}/status`, 'utf8');
      expect(status).toMatch(/^Uid:\t(?!0\b)\d+\t(?!0\b)\d+\t(?!0\b)\d+\t(?!0\b)\d+$/m);
    },
  );
});
