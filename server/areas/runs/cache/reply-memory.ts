import type { Logger } from '#server/core/log.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import type { AssistantReply, AssistantRequest } from '#server/outside/assistant.ts';
import { kept } from '../engine/kept.ts';
import type { FrozenRun } from '../engine/load-frozen-run.ts';
import type { TurnMemory } from '../play/play-scenario.ts';
import { type Found, findReplies } from './find-replies.ts';
import { keepReplies } from './keep-replies.ts';
import { type KeptReply, toKept } from './kept-reply.ts';
import { readIdentity } from './reply-identity.ts';
import { replyKey } from './reply-key.ts';

/** Replies of the past, for one run that one process plays. */
export type ReplyMemory = {
  /** For one conversation: against which target, and which repeat it is. */
  of(item: { targetPosition: number; repeat: number }): TurnMemory;
  /** Writes what is still to be kept. */
  close(): Promise<void>;
};

/** For how long it is taken for granted that a key is the same. */
const identityMs = 30_000;
const mostAtOnce = 200;
const gatherMs = 250;

/** The memory of a run; null for one that keeps no replies. */
export function memoryOf(
  deps: { open: OpenUnit; log: Logger },
  { id, targets, replyCache }: FrozenRun,
): ReplyMemory | null {
  return replyCache && createReplyMemory(deps, { id, targets, replyCache });
}

/**
 * @param run `replyCache` says whether replies are used again or only renewed
 * Whatever fails here makes a reply unknown, never a conversation.
 */
function createReplyMemory(
  { open, log }: { open: OpenUnit; log: Logger },
  run: Pick<FrozenRun, 'id' | 'targets'> & { replyCache: NonNullable<FrozenRun['replyCache']> },
): ReplyMemory {
  const { use, since } = run.replyCache;
  const identities = new Map(
    [...run.targets].map(([position, { target }]) => [
      position,
      kept(() => open((scope) => readIdentity(scope, target)), identityMs),
    ]),
  );
  let asked = new Map<string, ((found: Found | null) => void)[]>();
  let isAsking = false;
  let given = new Map<string, KeptReply>();
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  async function attempt<T>(what: string, work: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await work();
    } catch (err) {
      log.warn({ err, runId: run.id }, what);
      return otherwise;
    }
  }
  /** One statement for everything that is asked while the one before is under way. */
  async function answer(): Promise<void> {
    isAsking = true;
    while (asked.size > 0) {
      const batch = [...asked].slice(0, mostAtOnce);
      asked = new Map([...asked].slice(mostAtOnce));
      const keys = batch.map(([key]) => key);
      const look = () => open((scope) => findReplies(scope, keys));
      const found = await attempt('no look into the cache', look, new Map<string, Found>());
      for (const [key, waiting] of batch) {
        for (const tell of waiting) tell(found.get(key) ?? null);
      }
    }
    isAsking = false;
  }
  function look(key: string): Promise<Found | null> {
    return new Promise((resolve) => {
      asked.set(key, [...(asked.get(key) ?? []), resolve]);
      if (isAsking) return;
      isAsking = true;
      setImmediate(() => void answer());
    });
  }
  function write(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const batch = given;
    given = new Map();
    if (batch.size > 0) {
      const keep = () => open((scope) => keepReplies(scope, batch));
      writing = writing.then(() => attempt('replies were not kept', keep, undefined));
    }
    return writing;
  }
  async function keyOf(position: number, request: AssistantRequest, repeat: number) {
    const read = identities.get(position);
    const identity = read ? await attempt('no identity for the cache', read, null) : null;
    if (!identity) return null;
    // A key that was set since is perhaps not the one that was used.
    const isSure = new Date(identity.keyVersion) <= since;
    return { key: replyKey(identity, { ...request, repeat }), isSure };
  }

  return {
    of: ({ targetPosition, repeat }) => ({
      async find(request) {
        const named = use ? await keyOf(targetPosition, request, repeat) : null;
        const found = named && (await look(named.key));
        return found && { ...found.reply, givenAt: found.givenAt };
      },
      async keep(request: AssistantRequest, reply: AssistantReply) {
        const named = await keyOf(targetPosition, request, repeat);
        const keptReply = toKept(reply);
        if (!named?.isSure || !keptReply) return;
        given.set(named.key, keptReply);
        if (given.size >= mostAtOnce) void write();
        else timer ??= setTimeout(() => void write(), gatherMs);
      },
    }),
    close: write,
  };
}
