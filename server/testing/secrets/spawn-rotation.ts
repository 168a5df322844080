import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { RotationReport } from '#server/core/secrets/rotation/rotate-keys.ts';
import type { Database } from '#server/postgres/open-database.ts';
import type { KeyEnv } from '#server/start/open-root-keys.ts';
import { programArgs } from '../programs.ts';

/**
 * Changes the keys of a test database in a process of its own, which is killed after step `killAt`: a
 * batch of secrets, or an organization.
 * @returns what it reported; null when it was killed
 */
export async function spawnRotation(
  db: Database,
  keys: Omit<KeyEnv, 'dataDir'>,
  killAt: number | null = null,
): Promise<RotationReport | null> {
  const [owner, app, auth, queue] = (['owner', 'app', 'auth', 'queue'] as const).map(db.config);
  const orders = JSON.stringify({ configs: { owner, app, auth, queue }, ...keys, killAt });
  const child = spawn(process.execPath, [...programArgs('rotation'), orders], { stdio: 'pipe' });
  const [complaint, answer] = [text(child.stderr), text(child.stdout)];
  const [code] = await once(child, 'close');
  if (code === null) return null;
  if (code !== 0) throw new Error(await complaint);
  return JSON.parse(await answer) as RotationReport;
}
