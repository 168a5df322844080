import { useEffect, useState } from 'react';
import { orgRpc } from '#app/rpc/client.ts';
import { canPrompts } from '#server/areas/prompts/access.ts';
import { canScenarios } from '#server/areas/scenarios/access.ts';
import { canSuites } from '#server/areas/suites/access.ts';
import { canTargets } from '#server/areas/targets/access.ts';
import type { Permission } from '#server/core/access.ts';

const permissions = {
  scenarios: canScenarios.read,
  prompts: canPrompts.read,
  suites: canSuites.read,
  targets: canTargets.read,
} as const;
const foundKinds = ['scenarios', 'prompts', 'suites', 'targets'] as const;

export type FoundKind = (typeof foundKinds)[number];

/** Something that is called, or says, what one types. */
export type FoundThing = {
  kind: FoundKind;
  id: string;
  name: string;
  /** The line that has the words; absent when the name has them. */
  excerpt?: string;
};

export type PaletteFindings = {
  things: readonly FoundThing[];
  state: 'idle' | 'loading' | 'done' | 'failed';
};

const pauseMs = 150;
const mostOfEach = 5;
const nothing: PaletteFindings = { things: [], state: 'idle' };

/**
 * What one's organization has that fits `text`, asked a moment after the last key; a call that is under
 * way when one types on is given up. Only what one may read is asked for.
 */
export function usePaletteSearch(
  { slug, may }: { slug: string; may: (permission: Permission) => boolean },
  text: string,
): PaletteFindings {
  const search = text.trim().slice(0, 200);
  const kinds = foundKinds.filter((kind) => may(permissions[kind])).join(' ');
  const [findings, setFindings] = useState(nothing);
  useEffect(() => {
    if (search === '') {
      setFindings(nothing);
      return;
    }
    const asked = new AbortController();
    setFindings(({ things }) => ({ things, state: 'loading' }));
    const timer = setTimeout(async () => {
      try {
        const things = await findThings(slug, kinds.split(' '), { search, signal: asked.signal });
        if (!asked.signal.aborted) setFindings({ things, state: 'done' });
      } catch {
        if (!asked.signal.aborted) setFindings({ things: [], state: 'failed' });
      }
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [slug, kinds, search]);
  return findings;
}

type Rpc = ReturnType<typeof orgRpc>;
type Asked = { search: string; limit: number };
type Options = { signal: AbortSignal };

const finders: Record<FoundKind, (rpc: Rpc, asked: Asked, o: Options) => Promise<FoundThing[]>> = {
  scenarios: async (rpc, asked, o) =>
    (await rpc.scenarios.list.query(asked, o)).items.map(({ id, name, found }) => ({
      kind: 'scenarios',
      id,
      name,
      ...(found?.name.length === 0 && found.excerpt ? { excerpt: found.excerpt.text } : {}),
    })),
  prompts: async (rpc, asked, o) =>
    named('prompts', (await rpc.prompts.list.query(asked, o)).items),
  suites: async (rpc, asked, o) => named('suites', (await rpc.suites.list.query(asked, o)).items),
  targets: async (rpc, asked, o) =>
    named('targets', (await rpc.targets.list.query(asked, o)).items),
};

function named(kind: FoundKind, rows: readonly { id: string; name: string }[]): FoundThing[] {
  return rows.map(({ id, name }) => ({ kind, id, name }));
}

/** One batch of calls, which travel together. */
async function findThings(
  slug: string,
  kinds: readonly string[],
  { search, signal }: { search: string; signal: AbortSignal },
): Promise<FoundThing[]> {
  const rpc = orgRpc(slug);
  const asked = foundKinds.filter((kind) => kinds.includes(kind));
  const found = await Promise.all(
    asked.map((kind) => finders[kind](rpc, { search, limit: mostOfEach }, { signal })),
  );
  return found.flat();
}
