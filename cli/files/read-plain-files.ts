import { readFileSync } from 'node:fs';
import type { PlainFile } from '#server/documents/unzip-files.ts';
import { Failure } from '../failure.ts';
import { shownPath } from './chosen-files.ts';

/** The bytes of files, each by a name of its own. @throws {Failure} for one that can't be read */
export function readPlainFiles(files: readonly string[], cwd: string): PlainFile[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const shown = shownPath(file, cwd);
    let name = shown;
    for (let count = 2; taken.has(name); count += 1) name = shown.replace(/^/, `${count}/`);
    taken.add(name);
    try {
      return { path: name, bytes: readFileSync(file) };
    } catch {
      throw new Failure(`${shown} can’t be read.`);
    }
  });
}
