import path from 'node:path';
import type { Config } from '../config/read-config.ts';
import { Failure } from '../failure.ts';
import { findFiles } from './find-files.ts';

/**
 * The files a command is about: those it names, else those of the settings.
 * @throws {Failure} when neither names any that are there
 */
export function chosenFiles(
  words: readonly string[],
  { cwd, config, inFolders }: { cwd: string; config: Config; inFolders?: RegExp },
): string[] {
  const { files = [] } = config.settings;
  const isSaid = words.length > 0;
  if (!isSaid && files.length === 0) {
    throw new Failure('Which files?', 'Name files or folders, or set files in assay.config.yaml.');
  }
  const found = isSaid
    ? findFiles(words, { folder: cwd, ...(inFolders && { inFolders }) })
    : findFiles(files, { folder: config.folder });
  if (found.length > 0) return found;
  throw new Failure(`No file fits ${(isSaid ? words : files).join(' ')}.`);
}

/** A file as people in `cwd` write it, and as the server is told of it. */
export function shownPath(file: string, cwd: string): string {
  const relative = path.relative(cwd, file).split(path.sep).join('/');
  return relative.startsWith('../') || path.isAbsolute(relative) ? path.basename(file) : relative;
}
