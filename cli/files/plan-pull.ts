import path from 'node:path';
import {
  type AnyDocument,
  type DocumentKind,
  inFileOrder,
} from '#server/documents/any-document.ts';
import { decodeText } from '#server/documents/decode-text.ts';
import { fileNames } from '#server/documents/file-names.ts';
import { readEach } from '#server/documents/read-documents.ts';
import { writeDocument } from '#server/documents/write-documents.ts';
import { splitYaml } from '#server/documents/yaml-source.ts';

export type LocalFile = { path: string; bytes: Uint8Array };
export type PulledFile = {
  path: string;
  /** Null for a new file. */
  before: string | null;
  after: string;
  changes: { kind: DocumentKind; name: string }[];
};

const keyOf = ({ kind, name }: { kind: DocumentKind; name: string }) => `${kind} ${name}`;

/** What would have to be written so that files say what the server says. Pure. */
export function planPull({
  local,
  remote,
  folder,
}: {
  local: readonly LocalFile[];
  remote: readonly AnyDocument[];
  /** Where new files go. */
  folder: string;
}): { files: PulledFile[]; problems: string[]; onlyHere: number } {
  const wanted = new Map(remote.map((document) => [keyOf(document), document]));
  const known = new Set<string>();
  const files: PulledFile[] = [];
  const problems: string[] = [];
  for (const file of local) {
    const changed = pullInto(file, { wanted, known, problems });
    if (changed) files.push(changed);
  }
  const added = remote.filter((document) => !known.has(keyOf(document))).sort(inFileOrder);
  const taken = new Set(local.map((file) => path.normalize(file.path).toLowerCase()));
  for (const [i, name] of fileNames(added).entries()) {
    const document = added[i];
    if (!document) continue;
    const after = writeDocument(document);
    files.push({ path: freeName(folder, name, taken), before: null, after, changes: [document] });
  }
  const onlyHere = [...known].filter((key) => !wanted.has(key)).length;
  return { files, problems, onlyHere };
}

type Pulling = {
  wanted: ReadonlyMap<string, AnyDocument>;
  known: Set<string>;
  problems: string[];
};

/** The file with its documents as the server has them; what does not differ keeps its comments. */
function pullInto(
  { path: file, bytes }: LocalFile,
  { wanted, known, problems }: Pulling,
): PulledFile | null {
  const decoded = decodeText(bytes);
  if (!('text' in decoded)) {
    problems.push(`${file}:1:1: ${decoded.problem}`);
    return null;
  }
  const before = decoded.text;
  const lines = before.split('\n');
  const parts = splitYaml(before);
  const changes: PulledFile['changes'] = [];
  const edits: { from: number; to: number; text: string }[] = [];
  for (const [i, { documents, problems: found }] of [...readEach(file, before)].entries()) {
    problems.push(...found.map((one) => `${file}:${one.line}:${one.column}: ${one.message}`));
    const [placed] = documents;
    const part = parts[i];
    if (!placed || !part) continue;
    known.add(keyOf(placed.document));
    const there = wanted.get(keyOf(placed.document));
    if (!there || writeDocument(there) === writeDocument(placed.document)) continue;
    changes.push(there);
    const to = parts[i + 1]?.before ?? lines.length;
    edits.push({ from: part.before, to, text: writeDocument(there) });
  }
  if (edits.length === 0) return null;
  return { path: file, before, after: edited(lines, edits), changes };
}

/** Lines with some of them replaced; the `---` that begins a part stays, and comments right below it. */
function edited(
  lines: readonly string[],
  edits: readonly { from: number; to: number; text: string }[],
): string {
  const all = [...lines];
  for (const { from, to, text } of [...edits].reverse()) {
    const head = all.slice(from, to).findIndex((line) => !/^(---)?\s*(#.*)?$/.test(line));
    const start = from + Math.max(0, head);
    const isLast = to >= all.length;
    const fresh = text.replace(/\n$/, '').split('\n');
    // What stood on the line of the marker goes; the marker stays.
    if (all[start]?.startsWith('---')) fresh.unshift('---');
    all.splice(start, to - start, ...fresh, ...(isLast ? [''] : []));
  }
  return all.join('\n');
}

function freeName(folder: string, name: string, taken: Set<string>): string {
  for (let count = 1; ; count += 1) {
    const file = path.join(
      folder,
      count === 1 ? name : name.replace(/\.yaml$/, ` (${count}).yaml`),
    );
    const key = path.normalize(file).toLowerCase();
    if (taken.has(key)) continue;
    taken.add(key);
    return file;
  }
}
