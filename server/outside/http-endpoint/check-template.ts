import {
  builtInPlaceholders,
  hasFixedOrigin,
  listPlaceholders,
  renderJsonTemplate,
} from './template.ts';

function near(text: string, error: unknown): string {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (position === undefined) return '';
  return ` (near line ${text.slice(0, Number(position)).split('\n').length})`;
}

function samples(variableNames: readonly string[]): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ...variableNames.map((name): [string, unknown] => [name, 'sample']),
    ...builtInPlaceholders.map((name): [string, unknown] => [name, 'sample']),
    ['history', [{ role: 'user', content: 'sample' }]],
  ]);
}

function unknownNames(template: string, variableNames: readonly string[]): string[] {
  const known = new Set<string>([...builtInPlaceholders, ...variableNames]);
  return listPlaceholders(template).filter((name) => !known.has(name));
}

/**
 * What is wrong with a request template, as a sentence for the person who wrote it; null when it is
 * fine. `variableNames` are the organization's variables.
 */
export function checkTemplate(body: string, variableNames: readonly string[]): string | null {
  const unknown = unknownNames(body, variableNames);
  if (unknown.length > 0) {
    const names = unknown.map((name) => `{{${name}}}`).join(', ');
    const known = builtInPlaceholders.map((name) => `{{${name}}}`).join(', ');
    return `There is no variable for ${names}. Use ${known}, or make the variable first.`;
  }
  // Placeholders become one line each, so lines count alike before and after.
  const filled = renderJsonTemplate(body, samples(variableNames));
  try {
    JSON.parse(filled);
  } catch (error) {
    return `The body is not valid JSON once it is filled in${near(filled, error)}. Placeholders stand on their own, as in {"message": {{message}}}, or inside quotes.`;
  }
  const used = listPlaceholders(body);
  if (!used.includes('message') && !used.includes('history')) {
    return 'The body never says what the user wrote. Put {{message}} or {{history}} into it.';
  }
  return null;
}

/**
 * What is wrong with an endpoint's URL template; null when it is fine. Placeholders may stand in the
 * path and the query. A GET sends no body, so its URL must hold the message.
 */
export function checkUrlTemplate(
  url: string,
  method: 'POST' | 'PUT' | 'GET',
  variableNames: readonly string[],
): string | null {
  const unknown = unknownNames(url, variableNames);
  if (unknown.length > 0) {
    return `There is no variable for ${unknown.map((name) => `{{${name}}}`).join(', ')}.`;
  }
  if (!URL.canParse(url)) return 'This is not a web address.';
  if (!hasFixedOrigin(url)) {
    return 'The host of the address must be written out, without placeholders.';
  }
  const used = listPlaceholders(url);
  if (method === 'GET' && !used.includes('message') && !used.includes('history')) {
    return 'A GET request sends no body. Put {{message}} into the address, such as ?text={{message}}.';
  }
  return null;
}
