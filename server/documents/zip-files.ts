import { strToU8, zipSync } from 'fflate';

/** The same files are the same bytes, whenever they are packed. */
const noTime = new Date(1980, 0, 1);

/** Packs texts into a zip, by path. */
export function zipFiles(texts: ReadonlyMap<string, string>): Uint8Array {
  const files = [...texts].map(([path, text]) => [path, strToU8(text)] as const);
  return zipSync(Object.fromEntries(files), { level: 6, mtime: noTime });
}
