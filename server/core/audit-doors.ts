import type { DoorRefusal } from './audit-door-refusal.ts';
import { createTally } from './audit-line-tally.ts';
import type { DatabaseClient } from './db/prisma.ts';
import type { Logger } from './log.ts';
import { noteAtDoor } from './note-refusal-at-door.ts';

export type DoorLog = {
  /** Remembers a refusal; it is written down within a second or so. Never throws, never waits. */
  note(refusal: DoorRefusal): void;
  /** Writes down what was noted so far, the counts of this minute included. */
  settle(): Promise<void>;
  close(): Promise<void>;
};

const minuteMs = 60_000;

/** What is no attack in itself. */
const usual: ReadonlySet<string> = new Set(['session', 'input input.invalid']);

/**
 * The log of what is refused at the doors. Each refusal counts in the process’s own log, a line for each
 * address and minute; one that names an organization or an account truthfully also goes to theirs. All of
 * it happens after the answer, so that no answer takes longer where there is something to write.
 * @param addressKey what addresses are counted by
 * @param tellEveryMs how long a refusal waits at most before it is first told of
 */
export function createDoorLog(parts: {
  app: DatabaseClient;
  accounts: DatabaseClient;
  log: Logger;
  addressKey: (address: string | null) => string;
  tellEveryMs?: number;
}): DoorLog {
  const { log, addressKey, tellEveryMs = 1_000 } = parts;
  const lines = createTally<DoorRefusal>({ windowMs: minuteMs, maxKeys: 1_000 });
  // A little more than the minute by which the database counts.
  const owned = createTally<DoorRefusal>({ windowMs: minuteMs + 5_000, maxKeys: 1_000 });
  let timer: NodeJS.Timeout | null = null;
  let telling: Promise<void> = Promise.resolve();

  async function tell(all: boolean): Promise<void> {
    const now = performance.now();
    for (const { key, counts, sample } of lines.due(now, all)) {
      const level = Object.keys(counts).every((label) => usual.has(label)) ? 'info' : 'warn';
      log[level]({ address: key, refused: counts, ...lineOf(sample) }, 'refused at the door');
    }
    for (const { counts, sample } of owned.due(now, all)) {
      const times = Object.values(counts).reduce((sum, count) => sum + count, 0);
      await noteAtDoor(parts, sample, times).catch((err: unknown) =>
        log.error({ err }, 'a refusal was not noted'),
      );
    }
  }
  function telled(all: boolean): Promise<void> {
    telling = telling.then(() => tell(all));
    return telling;
  }
  function schedule(): void {
    timer ??= setTimeout(async () => {
      await telled(false);
      timer = null;
      if (!lines.isIdle || !owned.isIdle) schedule();
    }, tellEveryMs).unref();
  }
  return {
    note(refusal) {
      lines.add(addressKey(refusal.ipAddress), labelOf(refusal), refusal);
      const owner = ownerOf(refusal);
      if (owner !== null) owned.add(owner, 'times', refusal);
      schedule();
    },
    settle: () => telled(true),
    async close() {
      if (timer) clearTimeout(timer);
      await telled(true);
    },
  };
}

function labelOf(refusal: DoorRefusal): string {
  if (refusal.door === 'limit') return `limit ${refusal.limit}`;
  // A field called token is taken for one and removed.
  if (refusal.door === 'token') return 'apiToken';
  if (refusal.door === 'input') return `input ${refusal.reason}`;
  if (refusal.door === 'factor') return `factor ${refusal.factor}`;
  return refusal.door;
}

/** What a refusal is counted under in the log of whoever it belongs to; null for nobody. */
function ownerOf(refusal: DoorRefusal): string | null {
  switch (refusal.door) {
    case 'organization':
      return `organization ${refusal.orgSlug} ${refusal.user.id}`;
    case 'token':
      return `token ${refusal.orgSlug} ${Buffer.from(refusal.tokenHash).toString('base64')}`;
    case 'limit': {
      const { of, limit } = refusal;
      if (of.kind === 'address') return null;
      if (of.kind === 'account') return `limit ${limit} ${of.userId}`;
      return `limit ${limit} ${of.kind === 'org' ? of.orgId : of.actor.id}`;
    }
    default:
      return null;
  }
}

/** The first refusal of a line: what whoever reads it looks for next. */
function lineOf(refusal: DoorRefusal): Record<string, string> {
  const { requestId, path } = refusal;
  return {
    requestId,
    ...(path !== null && { path: path.slice(0, 200) }),
    ...(refusal.door === 'organization' && { userId: refusal.user.id }),
    ...(refusal.door === 'limit' && refusal.of.kind === 'account' && { userId: refusal.of.userId }),
    ...(refusal.door === 'origin' && { origin: refusal.origin?.slice(0, 200) ?? 'none' }),
  };
}
