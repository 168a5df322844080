import { documentKinds } from '#server/documents/any-document.ts';
import { readConfig } from '../config/read-config.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { plainText } from '../paint.ts';
import { counted, listed } from '../share/words.ts';
import type { Terminal } from '../terminal.ts';
import { checkDocuments, problemLines } from './check-documents.ts';
import { chosenFiles } from './chosen-files.ts';
import { readPlainFiles } from './read-plain-files.ts';

/** Says what is wrong with documents, or what they are. */
export function validateFiles(
  terminal: Terminal,
  { words, config: named }: { words: readonly string[]; config: string | null },
): ExitCode {
  const { cwd, out, err, paint } = terminal;
  const config = readConfig(cwd, named);
  const files = readPlainFiles(chosenFiles(words, { cwd, config }), cwd);
  const { documents, problems } = checkDocuments(files);
  if (problems.length > 0) {
    for (const line of problemLines(problems)) out(plainText(line));
    err(
      paint.err.red(`${counted(problems.length, 'problem')} in ${counted(files.length, 'file')}`),
    );
    return exitCodes.failed;
  }
  const kinds = documentKinds.flatMap((kind) => {
    const count = documents.filter(({ document }) => document.kind === kind).length;
    return count === 0 ? [] : [counted(count, kind.toLowerCase())];
  });
  out(`${counted(files.length, 'file')}: ${listed(kinds)}. Everything is right.`);
  return exitCodes.passed;
}
