import { unstorableText } from '#server/rpc/unstorable-text.ts';
import { AnyDocument } from './any-document.ts';
import { limits, limitWords } from './limits.ts';
import { type DocumentProblem, parseYaml, splitYaml, type YamlSource } from './yaml-source.ts';

export type PlacedDocument = { file: string; line: number; document: AnyDocument };
export type ReadDocuments = { documents: PlacedDocument[]; problems: DocumentProblem[] };

/**
 * Reads the documents of a YAML file (several are parted by `---`). What can be read is returned beside
 * the problems, each with its place and what to do. Never throws.
 */
export function readDocuments(file: string, text: string): ReadDocuments {
  const read: ReadDocuments = { documents: [], problems: [] };
  for (const { documents, problems } of readEach(file, text)) {
    read.documents.push(...documents);
    read.problems.push(...problems);
  }
  return read;
}

/** The same, one document at a time, so that whoever reads long files can let others work in between. */
export function* readEach(file: string, text: string): Generator<ReadDocuments> {
  const refuse = (message: string) => ({
    documents: [],
    problems: [{ file, line: 1, column: 1, message }],
  });
  if (text.length > limits.fileBytes) {
    yield refuse(`The file is longer than ${limitWords.file}. Split it.`);
    return;
  }
  const parts = splitYaml(text);
  if (parts.length === 0) yield refuse('The file holds no document. Begin with "kind:".');
  if (parts.length > limits.things) {
    yield refuse(`The file holds more than ${limitWords.things} documents. Split it.`);
    return;
  }
  for (const part of parts) yield readPart(file, part);
}

function readPart(file: string, part: { text: string; before: number }): ReadDocuments {
  const source = parseYaml(file, part);
  if ('problems' in source) return { documents: [], problems: source.problems };
  return readValue(source);
}

/** Reads what was parsed as one of our documents. */
export function readValue({ value, at }: YamlSource): ReadDocuments {
  const unstorable = unstorableText(value);
  if (unstorable) {
    const message = `${unstorable.join('.')}: The text has characters that can’t be stored.`;
    return { documents: [], problems: [{ ...at(unstorable), message }] };
  }
  const result = AnyDocument.safeParse(value);
  if (result.success) {
    const { file, line } = at([]);
    return { documents: [{ file, line, document: result.data }], problems: [] };
  }
  const problems = result.error.issues.map((issue) => ({
    ...at(issue.path),
    message: sentence(issue.path, issue.message),
  }));
  return { documents: [], problems };
}

function sentence(path: readonly PropertyKey[], message: string): string {
  const place = path.map(String).join('.');
  const kinds = 'Variable, Prompt, Scenario, Target or Suite';
  if (place === 'kind') return `Write "kind:" with one of ${kinds}.`;
  return place === '' ? message : `${place}: ${message}`;
}
