import type { ImportFile } from '#server/areas/transfer/schema.ts';
import { type Api, openApi } from '../api/open-api.ts';
import { failureOf, refusalIn } from '../api/problem.ts';
import { askYes } from '../ask.ts';
import { findConnection } from '../config/connection.ts';
import type { ConnectionFlags } from '../config/connection-options.ts';
import { type Config, readConfig } from '../config/read-config.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { plainText } from '../paint.ts';
import { counted } from '../share/words.ts';
import type { Terminal } from '../terminal.ts';
import { checkDocuments, problemLines } from './check-documents.ts';
import { chosenFiles } from './chosen-files.ts';
import { packFiles } from './pack-files.ts';
import { type Preview, previewLines } from './preview-lines.ts';
import { readPlainFiles } from './read-plain-files.ts';

export type Push = ConnectionFlags & {
  words: readonly string[];
  /** Our own documents alone, or whatever import reads. */
  what: 'documents' | 'anything';
  yes?: boolean | undefined;
  'dry-run'?: boolean | undefined;
  diff?: boolean | undefined;
};

/** Shows what files would change on the server, and does it if that is wanted. */
export async function pushFiles(terminal: Terminal, said: Push): Promise<ExitCode> {
  const { err, paint, environment } = terminal;
  const config = readConfig(terminal.cwd, said.config ?? null);
  const files = readUpload(terminal, config, said);
  if (files === null) return exitCodes.failed;
  const connection = findConnection(terminal, config, said);
  const api = openApi(connection, { patience: { ms: 10_000 }, proxies: environment.proxies });
  try {
    for (let attempt = 1; ; attempt += 1) {
      const preview = await api.rpc.import.preview.query({ files });
      for (const line of previewLines(preview, paint.err, said.diff ?? false)) err(line);
      const next = await decide(terminal, preview, said);
      if (next !== 'apply') return next;
      if (await applied(api, { files, preview, isLast: attempt === 3 }, terminal)) {
        return exitCodes.passed;
      }
      err('Something changed on the server meanwhile. This is how it is now:');
    }
  } catch (error) {
    throw failureOf(error, connection.url) ?? error;
  }
}

/** The files as they are sent; null after telling what is wrong with them. */
function readUpload(terminal: Terminal, config: Config, said: Push): ImportFile[] | null {
  const { cwd, err, paint } = terminal;
  const isAny = said.what === 'anything';
  if (isAny && said.words.length === 0) {
    throw new Failure('Which files?', 'Name the files to import, or their folder.');
  }
  const inFolders = isAny ? { inFolders: /./ } : {};
  const files = readPlainFiles(chosenFiles(said.words, { cwd, config, ...inFolders }), cwd);
  if (isAny) return packFiles(files);
  const { problems } = checkDocuments(files);
  if (problems.length === 0) return packFiles(files);
  for (const line of problemLines(problems)) err(plainText(line));
  err(paint.err.red(`${counted(problems.length, 'problem')}. Nothing was sent.`));
  return null;
}

async function decide(
  { err, out, paint, canAsk }: Terminal,
  preview: Preview,
  said: Push,
): Promise<ExitCode | 'apply'> {
  const { created, changed, conflicting } = preview.counts;
  if (preview.totals.problems > 0 || conflicting > 0) {
    err(paint.err.red('This can’t be done as it is. Nothing was changed.'));
    return exitCodes.failed;
  }
  if (created + changed === 0) {
    out('The server has all of it already.');
    return exitCodes.passed;
  }
  if (said['dry-run']) return exitCodes.passed;
  if (said.yes) return 'apply';
  if (!canAsk) throw new Failure('Nobody is here to ask. Nothing was changed.', 'Say --yes.');
  if (await askYes('Do it?')) return 'apply';
  err('Nothing was changed.');
  return exitCodes.failed;
}

/** False when the server is not as the preview saw it any more, and nothing was done. */
async function applied(
  { rpc, url, org }: Api,
  o: { files: ImportFile[]; preview: Preview; isLast: boolean },
  { out, err }: Terminal,
): Promise<boolean> {
  try {
    const { needSecret } = await rpc.import.apply.mutate({
      files: o.files,
      hash: o.preview.hash,
    });
    const { created, changed } = o.preview.counts;
    out(`${created} created, ${changed} changed at ${url}/orgs/${org}.`);
    for (const name of needSecret) err(`Enter the secret of the target “${name}” there.`);
    return true;
  } catch (error) {
    if (refusalIn(error)?.reason === 'transfer.changedMeanwhile' && !o.isLast) return false;
    throw error;
  }
}
