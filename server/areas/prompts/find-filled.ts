import { Tokenizer, TokenKind, type TopLevelToken } from 'liquidjs';
import { liquid, parseTemplate } from './template.ts';

/** What stands in a rendered text for `{{ name }}`, in UTF-16 offsets; `name` is all that was written. */
export type Filled = { start: number; end: number; name: string };

/** Private characters; a text that has any of them already is left alone. */
const [open, named, close] = ['\u{e000}', '\u{e001}', '\u{e002}'];
const marks = /[\u{e000}-\u{e002}]/u;

/**
 * Where the outputs of a template stand in `rendered`, the text it gave with `variables`. None where that
 * can't be told, as when an output's text is used for something else.
 */
export function findFilled(
  template: string,
  variables: Readonly<Record<string, string>>,
  rendered: string,
): Filled[] {
  if (marks.test(template) || marks.test(rendered)) return [];
  const outputs = outputsOf(template);
  const parsed = parseTemplate(withMarks(template, outputs));
  if (outputs.length === 0 || !parsed.ok) return [];
  try {
    const marked: unknown = liquid.renderSync(parsed.templates, { ...variables });
    const read = readMarks(String(marked));
    if (read.text !== rendered) return [];
    return read.filled.map(({ index, ...place }) => ({
      ...place,
      name: outputs[index]?.name ?? '',
    }));
  } catch {
    return [];
  }
}

type OutputToken = Extract<TopLevelToken, { contentRange: unknown }>;
type Output = { from: number; to: number; name: string };

/** The outputs of a template, each with the white space it takes away. */
function outputsOf(template: string): Output[] {
  const tokens = new Tokenizer(template, liquid.options.operators).readTopLevelTokens(
    liquid.options,
  );
  return tokens.filter(isOutput).map(({ begin, end, trimLeft, trimRight, contentRange }) => {
    const before = trimLeft ? (/\s*$/.exec(template.slice(0, begin))?.[0].length ?? 0) : 0;
    const after = trimRight ? (/^\s*/.exec(template.slice(end))?.[0].length ?? 0) : 0;
    const name = template.slice(...contentRange).trim();
    return { from: begin - before, to: end + after, name };
  });
}

function isOutput(token: TopLevelToken): token is OutputToken {
  return token.kind === TokenKind.Output;
}

function withMarks(template: string, outputs: readonly Output[]): string {
  let text = '';
  let at = 0;
  for (const [index, { from, to }] of outputs.entries()) {
    const start = Math.max(at, from);
    text += `${template.slice(at, start)}${open}${index}${named}${template.slice(start, to)}${close}`;
    at = to;
  }
  return text + template.slice(at);
}

/** The text without its marks, and where the outermost of them were. */
function readMarks(marked: string) {
  const filled: { start: number; end: number; index: number }[] = [];
  const started: { start: number; index: number }[] = [];
  let text = '';
  for (const piece of marked.split(/(\u{e000}\d+\u{e001}|\u{e002})/u)) {
    if (piece.startsWith(open)) {
      started.push({ start: text.length, index: Number.parseInt(piece.slice(1), 10) });
    } else if (piece === close) {
      const last = started.pop();
      if (last && started.length === 0) filled.push({ ...last, end: text.length });
    } else text += piece;
  }
  return { text, filled };
}
