import { zip } from 'fflate';
import type { ImportFile } from '#server/areas/transfer/schema.ts';

/** What one request can carry, in base64. */
const mostBase64 = 950_000;

/**
 * Files as a request carries them: one zip for all of them, or the zip that was chosen.
 * @returns null when they are too large even when packed
 */
export async function packFiles(files: readonly File[]): Promise<ImportFile[] | null> {
  const [only] = files;
  if (files.length === 1 && only && /\.zip$/i.test(only.name)) {
    const base64 = toBase64(new Uint8Array(await only.arrayBuffer()));
    return base64.length > mostBase64 ? null : [{ name: only.name, base64 }];
  }
  const zips = files.filter((file) => /\.zip$/i.test(file.name));
  const plain = files.filter((file) => !/\.zip$/i.test(file.name));
  const packed = await Promise.all(
    zips.map(async (file) => ({
      name: file.name,
      base64: toBase64(new Uint8Array(await file.arrayBuffer())),
    })),
  );
  if (plain.length > 0) {
    packed.push({ name: 'files.zip', base64: toBase64(await zipped(plain)) });
  }
  const length = packed.reduce((sum, { base64 }) => sum + base64.length, 0);
  return length > mostBase64 ? null : packed;
}

async function zipped(files: readonly File[]): Promise<Uint8Array> {
  const entries = await Promise.all(
    files.map(
      async (file) =>
        [file.webkitRelativePath || file.name, new Uint8Array(await file.arrayBuffer())] as const,
    ),
  );
  return await new Promise((resolve, reject) => {
    zip(Object.fromEntries(entries), { level: 9 }, (error, data) =>
      error ? reject(error) : resolve(data),
    );
  });
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

/** The bytes behind a text in base64. */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}
