import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { identify, stillRuns } from './process-identity.ts';

/** Notes in `<dataDir>/clients` that this process uses the cluster; returns the note's file. */
export function joinCluster(dataDir: string): string {
  const folder = path.join(dataDir, 'clients');
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${process.pid}.${randomBytes(4).toString('hex')}`);
  fs.writeFileSync(file, identify(process.pid));
  return file;
}

/** Takes the note back; true when nobody else uses the cluster. Notes of dead processes go too. */
export function leaveCluster(dataDir: string, note: string): boolean {
  fs.rmSync(note, { force: true });
  const folder = path.join(dataDir, 'clients');
  const others = fs.readdirSync(folder).filter((name) => {
    const file = path.join(folder, name);
    if (stillRuns(fs.readFileSync(file, 'utf8'))) return true;
    fs.rmSync(file, { force: true });
    return false;
  });
  return others.length === 0;
}
