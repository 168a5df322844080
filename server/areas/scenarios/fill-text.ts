const placeholder = /\{\{\s*([A-Za-z_][A-Za-z0-9_]{0,63})\s*\}\}/g;

/**
 * The text with `{{name}}` replaced by what `values` has for the name, as it is; other names stay as they
 * are written.
 * @param encode how a value is written into the text, with the offset of its placeholder
 */
export function fillText(
  text: string,
  values: Readonly<Record<string, string>>,
  encode: (value: string, offset: number) => string = (value) => value,
): string {
  return text.replace(placeholder, (written, name: string, offset: number) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? written : encode(value, offset);
  });
}

/** The names between braces in some texts, each once. */
export function listPlaceholders(texts: readonly string[]): string[] {
  const names = texts.flatMap((text) => [...text.matchAll(placeholder)].map(([, name]) => name));
  return [...new Set(names)].filter((name) => name !== undefined);
}

/** The text with another name between the braces. */
export function renamePlaceholder(text: string, from: string, to: string): string {
  return text.replace(placeholder, (written, name: string) =>
    name === from ? written.replace(from, to) : written,
  );
}
