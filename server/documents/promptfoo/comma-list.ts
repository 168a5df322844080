/**
 * The values of a compact list such as `a, "b, c", d`: parted by commas, blanks around them dropped, double
 * quotes keep commas inside. An empty text has none.
 */
export function commaList(text: string): string[] {
  const values: string[] = [];
  let value = '';
  let isQuoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text.charAt(i);
    if (sign === '"' && isQuoted && text.charAt(i + 1) === '"') {
      value += '"';
      i += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (sign === '\\' && text.charAt(i + 1) === ',') {
      value += ',';
      i += 1;
    } else if (sign === ',' && !isQuoted) {
      values.push(value.trim());
      value = '';
    } else value += sign;
  }
  values.push(value.trim());
  return values.filter((each) => each !== '');
}
