/** An element as it was read. */
export type XmlElement = {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** All text directly inside it. */
  text: string;
};

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** All signs XML 1.0 has, and not U+007F to U+009F, which it advises against. */
const allowed = /^(?:[\t\n\r]|(?![\p{Cc}\p{Surrogate}\ufffe\uffff])[\s\S])*$/u;

/**
 * Reads XML as a parser does, independently of how it was written, and fails where one would: at a tag
 * that does not close, a bare sign, a character XML does not have, an attribute that is there twice. Knows
 * no document types, comments or sections, which our files do not have.
 * @throws {Error} at the first thing that is not well-formed
 */
export function readXml(document: string): XmlElement {
  if (!allowed.test(document)) throw new Error('A character that XML does not have.');
  const body = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const token = /<\/([\w.-]+)\s*>|<([\w.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
  while (token.lastIndex < body.length) {
    const at = token.lastIndex;
    const found = token.exec(body);
    if (!found) throw new Error(`Not XML at ${at}: ${body.slice(at, at + 40)}`);
    const [, closed, name, attributes = '', isEmpty, text] = found;
    const parent = open.at(-1) ?? root;
    if (text !== undefined) parent.text += unescaped(text.replaceAll('\r\n', '\n'));
    else if (closed !== undefined) {
      if (open.length < 2 || open.pop()?.name !== closed)
        throw new Error(`Unexpected </${closed}>`);
    } else if (name !== undefined) {
      const element = { name, attributes: attributesOf(attributes), children: [], text: '' };
      parent.children.push(element);
      if (!isEmpty) open.push(element);
    }
  }
  const [only] = root.children;
  if (open.length > 1 || root.children.length !== 1 || !only || root.text.trim() !== '') {
    throw new Error('Not exactly one element around everything.');
  }
  return only;
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
    if (name in found) throw new Error(`The attribute ${name} is there twice.`);
    // As XML says: what is not written as a reference is a blank here.
    found[name] = unescaped(value.replace(/[\t\n\r]/g, ' '));
  }
  return found;
}

function unescaped(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(text)) throw new Error('A bare & in a text.');
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
    code ? String.fromCodePoint(Number(code)) : (entities[name] ?? ''),
  );
}
