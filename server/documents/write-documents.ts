import { Document, isMap, isScalar, Scalar, visit } from 'yaml';
import type { AnyDocument } from './any-document.ts';
import { canonical } from './canonical.ts';

/** What YAML would not keep as it is outside of double quotes. */
const unusual =
  /[^\t\n\x20-\x7e\u{a0}-\u{d7ff}\u{e000}-\u{fefe}\u{ff00}-\u{fffd}\u{10000}-\u{10ffff}]|[\u2028\u2029]/u;

/**
 * The YAML text of a document, the same for all documents that mean the same. Keys that hold nothing are
 * left out. Ends with a line break.
 */
export function writeDocument(document: AnyDocument): string {
  const yaml = new Document(withoutEmpty(canonical(document)), { aliasDuplicateObjects: false });
  visit(yaml, {
    Scalar(_, node) {
      if (typeof node.value === 'string') node.type = styleOf(node.value) ?? node.type;
    },
  });
  if (document.kind === 'Target') noteSecret(yaml);
  return yaml.toString({ lineWidth: 0, indentSeq: true });
}

/**
 * Several documents as one file, parted by `---`.
 * @param schemaUrl where editors find the JSON Schema; absent, the file does not name it
 */
export function writeFile(texts: readonly string[], schemaUrl: string | null): string {
  const head = schemaUrl === null ? '' : `# yaml-language-server: $schema=${schemaUrl}\n`;
  return `${head}${texts.join('---\n')}`;
}

function styleOf(text: string): Scalar.Type | null {
  if (unusual.test(text)) return Scalar.QUOTE_DOUBLE;
  if (!text.includes('\n')) return null;
  // A block would lose what begins or ends its lines unseen.
  const isPlain = /^[^\s]/.test(text) && !/[ \t](\n|$)/.test(text);
  return isPlain ? Scalar.BLOCK_LITERAL : Scalar.QUOTE_DOUBLE;
}

/** Says beside the name of a secret header that its value is in no file. */
function noteSecret(yaml: Document): void {
  const config = yaml.getIn(['spec', 'config'], true);
  if (!isMap(config)) return;
  const name = config.get('secretHeaderName', true);
  if (isScalar(name) && name.value !== '') name.comment = ' its value is entered after the import';
}

function withoutEmpty({ kind, name, spec }: AnyDocument): unknown {
  const kept = Object.entries(spec).filter(
    ([key, value]) =>
      !(key in empties && isEmpty(value)) && !(key === 'isJudge' && value === false),
  );
  return { kind, name, spec: Object.fromEntries(kept) };
}

/** Keys of a spec that say nothing when they hold nothing. */
const empties = { description: '', tags: [], scenarios: [], targets: [] };

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}
