import type { Api } from '../api/open-api.ts';
import { plainText } from '../paint.ts';
import { counted } from '../share/words.ts';
import type { Terminal } from '../terminal.ts';
import { checkDocuments, problemLines } from './check-documents.ts';
import { packFiles } from './pack-files.ts';
import { previewLines } from './preview-lines.ts';
import { readPlainFiles } from './read-plain-files.ts';

/** Brings documents to the server without asking; false after telling why that can't be. */
export async function bringUp(
  { cwd, err, paint }: Terminal,
  { rpc }: Api,
  paths: readonly string[],
): Promise<boolean> {
  const plain = readPlainFiles(paths, cwd);
  const { problems } = checkDocuments(plain);
  if (problems.length > 0) {
    for (const line of problemLines(problems)) err(plainText(line));
    err(paint.err.red(`${counted(problems.length, 'problem')}. Nothing was sent.`));
    return false;
  }
  const files = packFiles(plain);
  const preview = await rpc.import.preview.query({ files });
  const { created, changed, conflicting } = preview.counts;
  const isWrong = preview.totals.problems > 0 || conflicting > 0;
  if (isWrong || created + changed > 0) {
    for (const line of previewLines(preview, paint.err, false)) err(line);
  }
  if (isWrong) return false;
  if (created + changed > 0) await rpc.import.apply.mutate({ files, hash: preview.hash });
  return true;
}
