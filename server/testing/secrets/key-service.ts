import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TransitSettings } from '#server/outside/transit/transit-settings.ts';
import type { Double } from '../doubles/loopback-server.ts';
import {
  makeTransitServer,
  startTransitDouble,
  type TransitServer,
} from '../doubles/transit-double.ts';

/** A key service on loopback with a token in a file. Close it afterwards. */
export type KeyService = {
  server: TransitServer;
  settings: TransitSettings;
  /** How it was asked since it was started, or came back last. */
  double(): Double;
  /** Puts another token into the file. */
  writeToken(token: string): void;
  /** Nothing listens any more, until `comeBack`. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
};

export async function startKeyService(token = 'hvs.token-of-assay'): Promise<KeyService> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-transit-'));
  const tokenFile = path.join(folder, 'token');
  const writeToken = (text: string) => writeFileSync(tokenFile, `${text}\n`, { mode: 0o600 });
  writeToken(token);
  const server = makeTransitServer(token);
  let double = await startTransitDouble(server);
  const { url } = double;
  const { mount, key } = server;
  return {
    server,
    settings: { url, mount, key, namespace: null, tokenFile },
    double: () => double,
    writeToken,
    goAway: () => double.close(),
    async comeBack() {
      double = await startTransitDouble(server, Number(new URL(url).port));
    },
    async close() {
      await double.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
