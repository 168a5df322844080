import { zipSync } from 'fflate';
import type { ImportFile } from '#server/areas/transfer/schema.ts';
import { decodeText } from '#server/documents/decode-text.ts';
import type { PlainFile } from '#server/documents/unzip-files.ts';
import { Failure } from '../failure.ts';

/** What one request carries, with room for its frame. */
const mostBytes = 950_000;

/** Files as one request carries them: as they are, or where they are long, in one zip. @throws {Failure} */
export function packFiles(files: readonly PlainFile[]): ImportFile[] {
  const plain = files.map(asText);
  const length = plain.reduce((sum, file) => sum + JSON.stringify(file).length * 3, 0);
  if (files.length <= 100 && length <= mostBytes) return plain;
  const zips = files.filter(isZip);
  const packed = zipSync(
    Object.fromEntries(
      files.filter((file) => !isZip(file)).map(({ path, bytes }) => [path, bytes]),
    ),
    { level: 9 },
  );
  const all = [{ path: 'files.zip', bytes: packed }, ...zips].map(inBase64);
  const sum = all.reduce((whole, { base64 }) => whole + base64.length, 0);
  if (sum <= mostBytes) return all;
  throw new Failure('The files are larger than 0.7 MB even when packed.', 'Take them in parts.');
}

function isZip({ bytes }: PlainFile): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

function asText(file: PlainFile): ImportFile {
  const decoded = isZip(file) ? null : decodeText(file.bytes);
  return decoded && 'text' in decoded ? { name: file.path, text: decoded.text } : inBase64(file);
}

function inBase64({ path, bytes }: PlainFile): { name: string; base64: string } {
  return { name: path, base64: Buffer.from(bytes).toString('base64') };
}
