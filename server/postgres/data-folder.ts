import fs from 'node:fs';
import path from 'node:path';
import { errorCode } from './error-code.ts';
import { StartError } from './start-error.ts';

/**
 * Makes the data folder when it is missing and proves that it takes files, whatever its mode says:
 * root may write where the mode forbids it, and nobody may on a read-only disk.
 * Throws a `StartError` otherwise.
 */
export function prepareDataFolder(dataDir: string): void {
  const isRoot = process.getuid?.() === 0;
  const probe = path.join(dataDir, `.probe-${process.pid}`);
  try {
    // As root Postgres runs as another user, who has to get through to its own folder inside.
    fs.mkdirSync(dataDir, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
    fs.writeFileSync(probe, '');
    fs.rmSync(probe);
  } catch (error) {
    throw new StartError(
      `The data folder ${dataDir} can't be written (${errorCode(error)}): make it writable, or set DATA_DIR to another folder.`,
      { cause: error },
    );
  }
}
