import { isCollection, LineCounter, parseAllDocuments, type Document as YamlDocument } from 'yaml';
import { z } from 'zod';
import { PromptDocument } from '#server/areas/prompts/document.ts';
import { ScenarioDocument } from '#server/areas/scenarios/document.ts';
import { SuiteDocument } from '#server/areas/suites/document.ts';
import { TargetDocument } from '#server/areas/targets/document.ts';
import { VariableDocument } from '#server/areas/variables/document.ts';

export const AnyDocument = z.discriminatedUnion('kind', [
  VariableDocument,
  PromptDocument,
  ScenarioDocument,
  SuiteDocument,
  TargetDocument,
]);
export type AnyDocument = z.infer<typeof AnyDocument>;

/** What is wrong in a file; `line` and `column` are 1-based. */
export type DocumentProblem = { file: string; line: number; column: number; message: string };
export type PlacedDocument = { file: string; line: number; document: AnyDocument };

const longestFile = 2_000_000;
const mostDocuments = 2_000;

/**
 * Reads the documents of a YAML file (several are parted by `---`). What can be read is returned beside
 * the problems, each with its place and what to do. Aliases may repeat at most 100 nodes; never throws.
 */
export function readDocuments(
  file: string,
  text: string,
): { documents: PlacedDocument[]; problems: DocumentProblem[] } {
  const lines = new LineCounter();
  const at = (offset: number, message: string): DocumentProblem => {
    const { line, col } = lines.linePos(Math.max(0, offset));
    return { file, line: Math.max(1, line), column: Math.max(1, col), message };
  };
  if (text.length > longestFile) {
    const message = `The file is longer than ${longestFile} characters. Split it.`;
    return { documents: [], problems: [{ file, line: 1, column: 1, message }] };
  }
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  const found = Array.isArray(parsed) ? parsed.filter(({ contents }) => contents !== null) : [];
  const documents: PlacedDocument[] = [];
  const problems: DocumentProblem[] = [];
  if (found.length === 0) problems.push(at(0, 'The file holds no document. Begin with "kind:".'));
  if (found.length > mostDocuments) {
    problems.push(at(0, `The file holds more than ${mostDocuments} documents. Split it.`));
  }
  for (const yaml of found.slice(0, mostDocuments)) {
    const result = readOne(yaml, at);
    if (Array.isArray(result)) problems.push(...result);
    else documents.push({ file, line: at(startOf(yaml), '').line, document: result });
  }
  return { documents, problems };
}

function readOne(
  yaml: YamlDocument.Parsed,
  at: (offset: number, message: string) => DocumentProblem,
): AnyDocument | DocumentProblem[] {
  if (yaml.errors.length > 0) {
    return yaml.errors.map((error) => at(error.pos[0], `This is not valid YAML: ${error.message}`));
  }
  let value: unknown;
  try {
    value = yaml.toJS({ maxAliasCount: 100 });
  } catch {
    return [at(startOf(yaml), 'Too many aliases (*name). Write the text out.')];
  }
  const result = AnyDocument.safeParse(value);
  if (result.success) return result.data;
  return result.error.issues.map((issue) =>
    at(offsetOf(yaml, issue.path), sentence(issue.path, issue.message)),
  );
}

function startOf(yaml: YamlDocument.Parsed): number {
  return yaml.contents?.range[0] ?? yaml.range[0];
}

/** Where the value of a path stands, or the nearest value around it. */
function offsetOf(yaml: YamlDocument.Parsed, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    if (!isCollection(yaml.contents)) break;
    const node: unknown = yaml.contents.getIn(path.slice(0, length), true);
    if (typeof node !== 'object' || node === null || !('range' in node)) continue;
    if (Array.isArray(node.range)) return Number(node.range[0]);
  }
  return startOf(yaml);
}

function sentence(path: readonly PropertyKey[], message: string): string {
  const place = path.map(String).join('.');
  const kinds = 'Variable, Prompt, Scenario, Suite or Target';
  if (place === 'kind') return `Write "kind:" with one of ${kinds}.`;
  return place === '' ? message : `${place}: ${message}`;
}
