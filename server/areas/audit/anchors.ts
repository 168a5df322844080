import { createReadStream, existsSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Place } from './check-links.ts';

/** A head as it stands in the file: one line of JSON. */
const Anchor = z.object({
  at: z.iso.datetime(),
  org: z.uuid(),
  seq: z.string().regex(/^\d{1,18}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Where the heads are kept, in the data folder of the process that works on jobs. */
export function headsFile(dataDir: string): string {
  return path.join(dataDir, 'audit-heads.jsonl');
}

export type OrgHead = Place & { orgId: string };

/**
 * Reads the heads noted in `file`, by organization; none when there is no file. A line cut off by a
 * crash, or written by hand, is no head.
 * @param orgId the only organization to read those of
 */
export async function readAnchors(file: string, orgId?: string): Promise<Map<string, Place[]>> {
  const anchors = new Map<string, Place[]>();
  if (!existsSync(file)) return anchors;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (orgId !== undefined && !line.includes(orgId)) continue;
    const anchor = parsed(line);
    if (!anchor || (orgId !== undefined && anchor.org !== orgId)) continue;
    const places = anchors.get(anchor.org) ?? [];
    anchors.set(anchor.org, places);
    places.push({ seq: BigInt(anchor.seq), hash: anchor.hash });
  }
  return anchors;
}

function parsed(line: string): z.output<typeof Anchor> | null {
  try {
    return Anchor.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** Adds heads to `file`, which only the user that runs Assay may read. */
export async function appendAnchors(file: string, heads: readonly OrgHead[]): Promise<void> {
  if (heads.length === 0) return;
  const at = new Date().toISOString();
  const lines = heads.map(({ orgId: org, seq, hash }) =>
    JSON.stringify({ at, org, seq: seq.toString(), hash }),
  );
  // A line left unfinished by a crash must not swallow the next one.
  await appendFile(file, `\n${lines.join('\n')}`, { mode: 0o600 });
}
