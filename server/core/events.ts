import pg from 'pg';
import type { Logger } from './log.ts';
import type { Scope } from './scope.ts';

/** Something changed in an organization. Carries ids only: whoever hears it reads what it may read. */
export type OrgEvent = { orgId: string; kind: string; id: string };

/** Tells every process about a change, when and if the transaction of `scope` commits. */
export async function emit(scope: Scope, kind: string, id: string): Promise<void> {
  const event: OrgEvent = { orgId: scope.org.id, kind, id };
  await scope.db.$queryRaw`select pg_notify('org_event', ${JSON.stringify(event)})::text`;
}

/** Hears events; `null` means that some may have been missed. */
type Listener = (event: OrgEvent | null) => void;

export type EventHub = {
  /** Yields the events of one organization until `signal` aborts; `null` after a lost connection. */
  subscribe(orgId: string, signal: AbortSignal): AsyncGenerator<OrgEvent | null>;
  close(): Promise<void>;
};

/** One LISTEN connection per process, fanned out in memory; reconnects by itself. */
export async function createEventHub(config: pg.ClientConfig, log: Logger): Promise<EventHub> {
  const listeners = new Map<string, Set<Listener>>();
  let client: pg.Client | null = null;
  let isClosed = false;
  let retry: NodeJS.Timeout | undefined;

  function tellAll() {
    for (const set of listeners.values()) for (const listener of set) listener(null);
  }
  async function connect(): Promise<void> {
    const next = new pg.Client(config);
    next.on('error', (error) => log.warn({ err: error }, 'event connection failed'));
    next.on('end', () => {
      if (isClosed || client !== next) return;
      client = null;
      scheduleReconnect();
    });
    next.on('notification', ({ payload }) => {
      if (!payload) return;
      const event = JSON.parse(payload) as OrgEvent;
      for (const listener of listeners.get(event.orgId) ?? []) listener(event);
    });
    await next.connect();
    await next.query('listen org_event');
    client = next;
  }
  function scheduleReconnect() {
    retry = setTimeout(() => {
      connect().then(tellAll, () => isClosed || scheduleReconnect());
    }, 500);
  }

  await connect();
  return {
    async *subscribe(orgId, signal) {
      const queue: (OrgEvent | null)[] = [];
      let wake: () => void = () => undefined;
      const listener: Listener = (event) => {
        queue.push(event);
        wake();
      };
      const set = listeners.get(orgId) ?? new Set<Listener>();
      listeners.set(orgId, set.add(listener));
      const onAbort = () => wake();
      signal.addEventListener('abort', onAbort);
      try {
        while (!signal.aborted) {
          const event = queue.shift();
          if (event !== undefined) yield event;
          else
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
      } finally {
        signal.removeEventListener('abort', onAbort);
        set.delete(listener);
        if (set.size === 0) listeners.delete(orgId);
      }
    },
    async close() {
      isClosed = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}
