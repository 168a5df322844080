import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { StartError } from './start-error.ts';

const Credentials = z.object({
  superuser: z.string().min(1),
  owner: z.string().min(1),
  app: z.string().min(1),
  auth: z.string().min(1),
  queue: z.string().min(1),
});

/** Passwords of the embedded cluster: its superuser `postgres` and the four database roles. */
export type Credentials = z.infer<typeof Credentials>;

const fileOf = (dataDir: string) => path.join(dataDir, 'credentials.json');

/** Makes new random passwords and keeps them in `<dataDir>/credentials.json`, mode 0600. */
export function makeCredentials(dataDir: string): Credentials {
  const secret = () => randomBytes(24).toString('base64url');
  const made = {
    superuser: secret(),
    owner: secret(),
    app: secret(),
    auth: secret(),
    queue: secret(),
  };
  const draft = `${fileOf(dataDir)}.${process.pid}`;
  fs.writeFileSync(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flush: true });
  fs.renameSync(draft, fileOf(dataDir));
  return made;
}

/** Reads what `makeCredentials` kept. Throws a `StartError` when it is gone or unreadable. */
export function readCredentials(dataDir: string): Credentials {
  try {
    return Credentials.parse(JSON.parse(fs.readFileSync(fileOf(dataDir), 'utf8')));
  } catch (cause) {
    throw new StartError(
      `The database passwords in ${fileOf(dataDir)} can't be read: restore that file from a backup, or start as the user who owns it.`,
      { cause },
    );
  }
}
