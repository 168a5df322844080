import { decodeText } from './decode-text.ts';
import { limits, limitWords } from './limits.ts';
import { type PlainFile, unzipFiles } from './unzip-files.ts';
import type { DocumentProblem } from './yaml-source.ts';

/** The texts of an upload by path, archives unpacked. */
export type Upload = { texts: ReadonlyMap<string, string>; problems: DocumentProblem[] };

/**
 * Opens what was uploaded: text files, and zips of them. Paths are names and nothing else; those that
 * point out of the upload are refused. Never throws.
 */
export function openUpload(files: readonly PlainFile[]): Upload {
  const texts = new Map<string, string>();
  const problems: DocumentProblem[] = [];
  let left: number = limits.totalBytes;
  const refuse = (file: string, message: string) =>
    problems.push({ file: shown(file), line: 1, column: 1, message });

  function add({ path, bytes }: PlainFile): void {
    const name = safePath(path);
    if (name === null) {
      refuse(path, 'The name of this file points out of the upload. Rename it.');
    } else if (isJunk(name)) {
      return;
    } else if (texts.has(name)) {
      refuse(name, 'Two files have this name. Rename one.');
    } else if (texts.size >= limits.files) {
      refuse(name, `The upload holds more than ${limitWords.files} files. Split it.`);
    } else if (bytes.length > limits.fileBytes) {
      refuse(name, `The file is larger than ${limitWords.file}. Split it.`);
    } else if (bytes.length > left) {
      refuse(name, `The upload is larger than ${limitWords.total}. Split it.`);
    } else {
      left -= bytes.length;
      const decoded = decodeText(bytes);
      if ('text' in decoded) texts.set(name, decoded.text);
      else refuse(name, decoded.problem);
    }
  }

  for (const file of files) {
    if (!isZip(file.bytes)) {
      add(file);
      continue;
    }
    const unpacked = unzipFiles(file.bytes, left);
    if ('problem' in unpacked) refuse(file.path, unpacked.problem);
    else for (const inner of unpacked.files) add(inner);
  }
  return { texts, problems };
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** A path below the upload with `/` between its parts; null for one that leaves it or hides something. */
export function safePath(path: string): string | null {
  const plain = path.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
  const isOdd = plain === '' || plain.length > 400 || /^\/|^[A-Za-z]:|\p{Cc}/u.test(plain);
  if (isOdd || !plain.isWellFormed()) return null;
  const parts = plain.split('/');
  if (parts.some((part) => part === '..' || part === '')) return null;
  return parts.filter((part) => part !== '.').join('/');
}

/** What operating systems put beside files. */
function isJunk(path: string): boolean {
  return /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/.test(path);
}

function shown(path: string): string {
  return path
    .toWellFormed()
    .replace(/\p{Cc}/gu, '�')
    .slice(0, 200);
}
