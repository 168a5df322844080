import { textsOf } from '#server/areas/prompts/content-text.ts';
import { toPromptContent } from '#server/areas/prompts/document.ts';
import { parseProblem } from '#server/areas/prompts/template.ts';
import { type AnyDocument, isOf } from '#server/documents/any-document.ts';
import { decodeText } from '#server/documents/decode-text.ts';
import { isPromptfoo } from '#server/documents/promptfoo/read-promptfoo.ts';
import { readEach } from '#server/documents/read-documents.ts';
import type { PlainFile } from '#server/documents/unzip-files.ts';
import { type DocumentProblem, parseYaml, splitYaml } from '#server/documents/yaml-source.ts';
import { checkHeaders } from '#server/outside/http-endpoint/request-headers.ts';

export type FoundDocument = {
  file: string;
  /** 1-based, where it begins. */
  line: number;
  document: AnyDocument;
};

export type Checked = { documents: FoundDocument[]; problems: DocumentProblem[] };

/** What files of documents say, and everything that is wrong with them as far as can be told from here. */
export function checkDocuments(files: readonly PlainFile[]): Checked {
  const all: Checked = { documents: [], problems: [] };
  for (const { path: file, bytes } of files) {
    const decoded = decodeText(bytes);
    const refuse = (message: string) => all.problems.push({ file, line: 1, column: 1, message });
    if (!('text' in decoded)) refuse(decoded.problem);
    else if (isPromptfoo(decoded.text)) {
      refuse(`This is a configuration of promptfoo. See what becomes of it: assay import ${file}`);
    } else {
      const { documents, problems } = checkText(file, decoded.text);
      all.documents.push(...documents);
      all.problems.push(...problems);
    }
  }
  all.problems.push(...twinsIn(all.documents));
  return all;
}

function checkText(file: string, text: string): Checked {
  const found: Checked = { documents: [], problems: [] };
  const parts = splitYaml(text);
  for (const [i, { documents, problems }] of [...readEach(file, text)].entries()) {
    found.problems.push(...problems);
    const part = parts[i];
    const source = part && documents.length > 0 ? parseYaml(file, part) : null;
    for (const { line, document } of documents) {
      found.documents.push({ file, line, document });
      if (!source || 'problems' in source) continue;
      for (const { path, message } of brokenTexts(document)) {
        found.problems.push({ ...source.at(path), message: `${path.join('.')}: ${message}` });
      }
    }
  }
  return found;
}

type Broken = { path: (string | number)[]; message: string };

/** Texts that could never be filled in. Names they use may be on the server, and are not looked for. */
function brokenTexts(document: AnyDocument): Broken[] {
  if (isOf('Prompt', document)) {
    const content = toPromptContent(document.spec.content);
    return textsOf(content).flatMap((text, i) => {
      const problem = parseProblem(text);
      if (problem === null) return [];
      const path = ['spec', 'content', ...(typeof content === 'string' ? [] : [i])];
      const place = problem.line > 0 ? ` Line ${problem.line} of the text.` : '';
      return [{ path, message: `${problem.message}${place}` }];
    });
  }
  if (!isOf('Target', document) || document.spec.type !== 'http') return [];
  const message = checkHeaders(document.spec.config.headers);
  return message === null ? [] : [{ path: ['spec', 'config', 'headers'], message }];
}

function twinsIn(documents: readonly FoundDocument[]): DocumentProblem[] {
  const first = new Map<string, FoundDocument>();
  return documents.flatMap((found) => {
    const { kind, name } = found.document;
    const key = `${kind} ${name}`;
    const other = first.get(key);
    first.set(key, other ?? found);
    if (!other) return [];
    const message = `The ${kind.toLowerCase()} “${name}” stands in ${other.file}:${other.line} too. Keep one.`;
    return [{ file: found.file, line: found.line, column: 1, message }];
  });
}

/** Problems as compilers tell them, which editors and terminals lead to. */
export function problemLines(problems: readonly DocumentProblem[]): string[] {
  return [...problems]
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
    .map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
}
