/** What a placeholder stands for: any JSON value. */
export type TemplateValues = ReadonlyMap<string, unknown>;

/** Names with a fixed meaning; a variable of the same name is hidden by them. */
export const builtInPlaceholders = ['message', 'conversationId', 'history', 'locale'] as const;

const placeholder = /\{\{\s*([A-Za-z_][A-Za-z0-9_.-]*)\s*\}\}/y;

export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

function replacePlaceholders(
  template: string,
  encode: (name: string, insideText: boolean) => string,
): string {
  let out = '';
  let insideText = false;
  for (let at = 0; at < template.length; ) {
    placeholder.lastIndex = at;
    const found = placeholder.exec(template);
    if (found) {
      out += encode(found[1] ?? '', insideText);
      at = placeholder.lastIndex;
      continue;
    }
    const character = template.charAt(at);
    const length = insideText && character === '\\' ? 2 : 1;
    if (character === '"') insideText = !insideText;
    out += template.slice(at, at + length);
    at += length;
  }
  return out;
}

function placeholderValue(name: string, values: TemplateValues): unknown {
  if (!values.has(name)) {
    const known = [...values.keys()].map((key) => `{{${key}}}`).join(', ');
    throw new TemplateError(`There is no value for {{${name}}}. Known here: ${known}.`);
  }
  return values.get(name);
}

/** A value as text: texts as they are, null as nothing, everything else as JSON. */
function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * Fills the placeholders of a JSON template. On its own, `{"m": {{message}}}`, a placeholder becomes
 * the whole JSON value, quotes included. Between quotes, `{"m": "Say: {{message}}"}`, it becomes the
 * escaped text (a list or object: its JSON as text; null: nothing). Either way the result stays valid
 * JSON whatever the values hold. @throws {TemplateError} for an unknown name.
 */
export function renderJsonTemplate(template: string, values: TemplateValues): string {
  return replacePlaceholders(template, (name, insideText) => {
    const value = placeholderValue(name, values);
    return insideText ? JSON.stringify(asText(value)).slice(1, -1) : JSON.stringify(value ?? null);
  });
}

/** Lone surrogates, which have no percent-encoding, become U+FFFD. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

function originWith(template: string, filler: string): string | null {
  const filled = replacePlaceholders(template, () => filler);
  return URL.canParse(filled) ? new URL(filled).origin : null;
}

/** Does the template say where to connect, whatever the placeholders stand for? */
export function hasFixedOrigin(template: string): boolean {
  const origin = originWith(template, 'x');
  return origin !== null && origin === originWith(template, 'yy');
}

/**
 * Fills the placeholders of a URL, percent-encoded. They may stand in the path and the query: values
 * never decide where a request and its secret go. @throws {TemplateError}
 */
export function renderUrlTemplate(template: string, values: TemplateValues): string {
  if (!hasFixedOrigin(template)) {
    throw new TemplateError('The host of the address must be written out, without placeholders.');
  }
  return replacePlaceholders(template, (name) =>
    encodeURIComponent(wellFormed(asText(placeholderValue(name, values)))),
  );
}

/** The names a template asks for, each once. */
export function listPlaceholders(template: string): string[] {
  const names = new Set<string>();
  replacePlaceholders(template, (name) => {
    names.add(name);
    return '';
  });
  return [...names];
}
