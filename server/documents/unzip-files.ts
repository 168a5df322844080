import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { limits, limitWords } from './limits.ts';

export type PlainFile = { path: string; bytes: Uint8Array };

/** How much is fed at once: what it may become before it is counted stays within bounds. */
const slice = 4_096;

/**
 * The files of a zip, at most `room` bytes unpacked. Sizes that the archive states are not believed: what
 * comes out is counted while it does.
 */
export function unzipFiles(
  zip: Uint8Array,
  room: number,
): { files: PlainFile[] } | { problem: string } {
  const files: PlainFile[] = [];
  let entries = 0;
  let total = 0;
  let open = 0;
  const refusals: string[] = [];
  function refuse(message: string): never {
    refusals.push(message);
    throw new Error(message);
  }
  function take(entry: UnzipFile): void {
    entries += 1;
    if (entries > limits.files) {
      refuse(`The archive holds more than ${limitWords.files} files. Split it.`);
    }
    if (entry.name.endsWith('/')) return;
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    open += 1;
    entry.ondata = (error, chunk, isLast) => {
      if (error) refuse('The archive is damaged. Pack it again.');
      bytes += chunk.length;
      total += chunk.length;
      if (bytes > limits.fileBytes) {
        refuse(`${entry.name} is larger than ${limitWords.file}. Split it.`);
      }
      if (total > room || total > zip.length * limits.packing) {
        refuse(`The archive unpacks to more than ${limitWords.total}. Split it.`);
      }
      chunks.push(chunk);
      if (!isLast) return;
      open -= 1;
      files.push({ path: entry.name, bytes: joined(chunks, bytes) });
    };
    entry.start();
  }
  try {
    const unzip = new Unzip(take);
    unzip.register(UnzipInflate);
    for (let at = 0; at < zip.length; at += slice) {
      unzip.push(zip.subarray(at, at + slice), at + slice >= zip.length);
    }
  } catch {
    const [first] = refusals;
    return {
      problem: first ?? 'The archive can’t be unpacked. Pack it again as an ordinary zip.',
    };
  }
  if (open > 0 || entries !== listedEntries(zip))
    return { problem: 'The archive is cut off. Pack it again.' };
  if (entries === 0) return { problem: 'The archive holds no files.' };
  return { files };
}

/** How many entries the end of the archive says it has (PKZIP application note, 4.3.16); null without one. */
function listedEntries(zip: Uint8Array): number | null {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 65_557); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return view.getUint16(at + 10, true);
  }
  return null;
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
