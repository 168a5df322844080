/**
 * What XML 1.0 can't hold, not even escaped: control characters but tab, line feed and carriage return,
 * halves of surrogate pairs, U+FFFE and U+FFFF (Extensible Markup Language 1.0, fifth edition, section
 * 2.2); with them U+007F to U+009F, which it advises against.
 */
const unsayable = /(?![\t\n\r])[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu;

/** Text between tags. A carriage return would be read as a line feed if it were not escaped. */
export function xmlText(text: string): string {
  return text
    .replace(unsayable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** Attributes with a blank before each; one that is null is left out. Line breaks stay what they are. */
export function xmlAttributes(values: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${attributeText(String(value))}"`)
    .join('');
}

function attributeText(text: string): string {
  return xmlText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}
