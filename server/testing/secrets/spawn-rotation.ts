import { spawn } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';
import { text } from 'node:stream/consumers';
import type { RotationReport } from '#server/core/secrets/rotation/rotate-keys.ts';
import type { Database } from '#server/postgres/open-database.ts';

/**
 * Changes the keys of a test database in a process of its own, which is killed at step `killAt`.
 * @returns what it reported; null when it was killed
 */
export async function spawnRotation(
  db: Database,
  keyFiles: { rootKeyFile: string; otherRootKeyFiles: string[] },
  killAt = Number.POSITIVE_INFINITY,
): Promise<RotationReport | null> {
  const [owner, app, auth, queue] = (['owner', 'app', 'auth', 'queue'] as const).map(db.config);
  const orders = JSON.stringify({ configs: { owner, app, auth, queue }, ...keyFiles });
  const script = 'server/testing/secrets/rotation-process.ts';
  const child = spawn(process.execPath, ['--import', 'tsx', script, orders], { stdio: 'pipe' });
  const complaint = text(child.stderr);
  const ended = once(child, 'close');
  let last = '';
  let steps = 0;
  for await (const line of readline.createInterface({ input: child.stdout })) {
    last = line;
    steps += 1;
    if (steps === killAt) child.kill('SIGKILL');
  }
  const [code] = await ended;
  if (code === null) return null;
  if (code !== 0) throw new Error(await complaint);
  return JSON.parse(last) as RotationReport;
}
