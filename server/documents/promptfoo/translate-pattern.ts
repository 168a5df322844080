import { compilePattern } from '#server/areas/scenarios/index.ts';

export type Translated = { pattern: string } | { why: string };

/** White space as JavaScript's `\s` has it (ECMA-262, 22.2.2.9), in the syntax of RE2. */
const blanks = '\\s\\x0b\\p{Z}\\x{feff}';
const longest = 1_024;

const whys = {
  invalid: 'It is not a valid JavaScript pattern, so it never passed. Correct it.',
  lookAround: 'Patterns here have no look-around. Split it into several expectations, one negated.',
  reference: 'Patterns here have no back-references. Write the alternatives out.',
  blanks: 'A class with \\S beside other characters has no equal here. Write it another way.',
  long: `Patterns here have at most ${longest.toLocaleString('en')} characters.`,
  half: 'It looks for half a character. Write the whole one.',
};

/**
 * A JavaScript pattern without flags as an RE2 pattern that matches the same texts. Differences that stay:
 * a character outside the basic plane counts as one, and `.` takes a lone carriage return.
 */
export function translatePattern(source: string): Translated {
  if (!isJavaScript(source)) return { why: whys.invalid };
  let out = '';
  let at = 0;
  let classStart = -1;
  while (at < source.length) {
    const isInClass = classStart >= 0;
    const sign = source.charAt(at);
    if (sign === '\\') {
      const read = readEscape(source, at, isInClass);
      if ('why' in read) return read;
      if (isInClass && read.text === null) {
        const whole = everything(source, classStart);
        if (whole === null) return { why: whys.blanks };
        out = `${out.slice(0, out.lastIndexOf('['))}(?s:.)`;
        at = whole;
        classStart = -1;
        continue;
      }
      out += read.text ?? `[^${blanks}]`;
      at = read.end;
    } else if (isInClass) {
      if (sign === ']') classStart = -1;
      // A bracket in a class is itself in JavaScript, and may begin [:alpha:] in RE2.
      out += sign === '[' ? '\\[' : sign;
      at += 1;
    } else if (sign === '[') {
      const empty = /^\[(\^?)\]/.exec(source.slice(at));
      if (empty) {
        out += empty[1] === '^' ? '(?s:.)' : '[^\\x{0}-\\x{10ffff}]';
        at += empty[0].length;
        continue;
      }
      classStart = at;
      out += source.charAt(at + 1) === '^' ? '[^' : '[';
      at += source.charAt(at + 1) === '^' ? 2 : 1;
    } else if (/^\(\?<?[=!]/.test(source.slice(at, at + 4))) {
      return { why: whys.lookAround };
    } else if (/^\(\?<[A-Za-z_$]/.test(source.slice(at, at + 4))) {
      const name = /^\(\?<[^>]*>/.exec(source.slice(at))?.[0] ?? '(';
      out += '(';
      at += name.length;
    } else if (sign === '{' && !/^\{\d+(,\d*)?\}/.test(source.slice(at))) {
      out += '\\{';
      at += 1;
    } else if (sign === '}' && !/\{\d+(,\d*)?$/.test(source.slice(0, at))) {
      out += '\\}';
      at += 1;
    } else {
      out += sign === ']' ? '\\]' : sign;
      at += 1;
    }
  }
  if (out.length > longest) return { why: whys.long };
  const compiled = compilePattern(out);
  return compiled.ok ? { pattern: out } : { why: compiled.problem.message };
}

/** A text so that a pattern finds it letter by letter; names between braces are filled in later. */
export function quotePattern(text: string): string {
  return text
    .split(/(\{\{\w+\}\})/)
    .map((part, i) => (i % 2 === 1 ? part : quoted(part)))
    .join('');
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll('\n', '\\n');
}

type Escape = { text: string | null; end: number } | { why: string };

/** One escape; text null stands for `\S`, which a class can't take in. */
function readEscape(source: string, at: number, isInClass: boolean): Escape {
  const sign = source.charAt(at + 1);
  const end = at + 2;
  if (/[dDwWtnrfv]/.test(sign)) return { text: sign === 'v' ? '\\x0b' : `\\${sign}`, end };
  if (sign === 's') return { text: isInClass ? blanks : `[${blanks}]`, end };
  if (sign === 'S') return { text: isInClass ? null : `[^${blanks}]`, end };
  if (sign === 'b' || sign === 'B') return { text: isInClass ? '\\x08' : `\\${sign}`, end };
  if (sign === '0' && !/\d/.test(source.charAt(end))) return { text: '\\x00', end };
  if (/[1-9]/.test(sign) || /^k</.test(source.slice(at + 1, at + 3)))
    return { why: whys.reference };
  const hex = /^\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?)/.exec(
    source.slice(at),
  );
  if (hex) return readCode(hex, at);
  const control = /^\\c([A-Za-z])/.exec(source.slice(at))?.[1];
  if (control !== undefined) {
    const code = control.toUpperCase().charCodeAt(0) - 64;
    return { text: `\\x{${code.toString(16)}}`, end: at + 3 };
  }
  // Every other escape is the character itself.
  return { text: /[A-Za-z0-9]/.test(sign) ? sign : /[ -~]/.test(sign) ? `\\${sign}` : sign, end };
}

function readCode(hex: RegExpExecArray, at: number): Escape {
  const [whole, two, four, low] = hex;
  const unit = Number.parseInt(two ?? four ?? '0', 16);
  const isHigh = unit >= 0xd800 && unit < 0xdc00;
  if (isHigh && low !== undefined) {
    const code = (unit - 0xd800) * 0x400 + (Number.parseInt(low, 16) - 0xdc00) + 0x10000;
    return { text: `\\x{${code.toString(16)}}`, end: at + whole.length };
  }
  if (unit >= 0xd800 && unit < 0xe000) return { why: whys.half };
  const length = two === undefined ? 6 : 4;
  return { text: `\\x{${unit.toString(16)}}`, end: at + length };
}

/** Where the class ends when it is `[\s\S]` or a like of it, which takes everything; else null. */
function everything(source: string, start: number): number | null {
  const found = /^\[(?:\\s\\S|\\S\\s)\]/.exec(source.slice(start));
  return found ? start + found[0].length : null;
}

/** Compiled, never run: only the syntax is asked for. */
function isJavaScript(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}
