import type { DocumentKind } from './any-document.ts';

const folders: Readonly<Record<DocumentKind, string>> = {
  Variable: 'variables',
  Prompt: 'prompts',
  Scenario: 'scenarios',
  Target: 'targets',
  Suite: 'suites',
};

/** Names that some operating systems keep for devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A path for each thing, `prompts/<name>.yaml`: names made safe for every file system, and different even
 * where letters' case is not told apart. Depends on the things and their order alone.
 */
export function fileNames(things: readonly { kind: DocumentKind; name: string }[]): string[] {
  const taken = new Set<string>();
  return things.map(({ kind, name }) => {
    const plain = safeName(name);
    for (let count = 1; ; count += 1) {
      const path = `${folders[kind]}/${plain}${count === 1 ? '' : ` (${count})`}.yaml`;
      const folded = path.normalize('NFKC').toLowerCase();
      if (taken.has(folded)) continue;
      taken.add(folded);
      return path;
    }
  });
}

/** A name as part of a file name: letters, digits and a few signs, at most 80 characters. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._()-]+/gu, '-')
    .replace(/\s+/g, ' ');
  const cut = [...plain]
    .slice(0, 80)
    .join('')
    .replace(/^[\s.-]+|[\s.-]+$/g, '');
  return cut === '' || reserved.test(cut) ? `${cut}_` : cut;
}
