/** A text in an answer, and the JSON pointer that leads to it. */
export type TextPlace = { path: string; text: string };

const mostShown = 12;
const mostVisited = 5_000;

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The documents of an answer: itself, or the data of its events, or its lines. */
function documentsIn(body: string): unknown[] {
  const whole = parsed(body);
  if (whole !== undefined) return [whole];
  return body
    .split(/\r\n|\r|\n/)
    .map((line) => parsed(line.replace(/^data: ?/, '')))
    .filter((document) => typeof document === 'object' && document !== null);
}

function* textsIn(document: unknown): Generator<TextPlace> {
  const open: { path: string; value: unknown }[] = [{ path: '', value: document }];
  for (let visited = 0; open.length > 0 && visited < mostVisited; visited += 1) {
    const { path, value } = open.shift() ?? { path: '', value: null };
    if (typeof value === 'string' && value.trim() !== '') yield { path, text: value };
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, child] of Object.entries(value)) {
      open.push({ path: `${path}/${escaped(name)}`, value: child });
    }
  }
}

const likely = /(^|\/)(reply|answer|text|content|message|output|response|delta)$/i;

/**
 * Where in an answer texts stand, for one to choose the reply from: those with telling names first. In a
 * stream, the texts of all its pieces at one place are one text.
 */
export function textsInAnswer(body: string): TextPlace[] {
  const byPath = new Map<string, string>();
  for (const document of documentsIn(body)) {
    for (const { path, text } of textsIn(document)) {
      byPath.set(path, (byPath.get(path) ?? '') + text);
    }
  }
  const places = [...byPath].map(([path, text]) => ({ path, text }));
  const isLikely = ({ path }: TextPlace) => (likely.test(path) ? 0 : 1);
  return places.sort((one, other) => isLikely(one) - isLikely(other)).slice(0, mostShown);
}
