import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { configFileNames } from '#server/documents/config-file.ts';
import { limits, limitWords } from '#server/documents/limits.ts';
import { Failure } from '../failure.ts';
import { baseOf, globExpression, isPattern } from './glob.ts';

/** Folders that hold other people's files. */
const skipped = new Set(['node_modules', 'build', 'dist']);
const documents = /\.ya?ml$/i;

/**
 * The files that words of a command or of the settings mean: files as they are, the documents in folders
 * and below, whatever fits a pattern. Paths are absolute, in order, each once.
 * @param o.inFolders which files of a folder are meant; YAML files when absent
 * @throws {Failure} when there is no such file, or too many
 */
export function findFiles(
  words: readonly string[],
  { folder, inFolders = documents }: { folder: string; inFolders?: RegExp },
): string[] {
  const found = new Set<string>();
  for (const word of words) {
    const before = found.size;
    for (const file of filesOf(word, { folder, inFolders })) {
      found.add(file);
      if (found.size > limits.files) {
        throw new Failure(`These are more than ${limitWords.files} files. Name fewer.`);
      }
    }
    if (found.size === before && !isPattern(word) && !isThere(path.resolve(folder, word))) {
      throw new Failure(`There is no file ${word}.`);
    }
  }
  return [...found].sort();
}

function* filesOf(
  word: string,
  { folder, inFolders }: { folder: string; inFolders: RegExp },
): Generator<string> {
  const file = path.resolve(folder, word);
  if (isPattern(word) && !isThere(file)) {
    const pattern = path.posix.normalize(slashed(word));
    const expression = globExpression(pattern);
    for (const each of below(path.resolve(folder, baseOf(pattern)))) {
      const relative = path.isAbsolute(word) ? each : path.relative(folder, each);
      if (expression.test(slashed(relative))) yield each;
    }
  } else if (isFolder(file)) {
    for (const each of below(file)) if (inFolders.test(each)) yield each;
  } else if (isThere(file)) yield file;
}

const slashed = (file: string) => file.split(path.sep).join('/');

/** Every file in a folder and below, without hidden ones and settings. Links to folders are not followed. */
function* below(folder: string): Generator<string> {
  for (const entry of entriesOf(folder)) {
    const file = path.join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) yield* below(file);
    } else if (!configFileNames.some((name) => name === entry.name)) yield file;
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
