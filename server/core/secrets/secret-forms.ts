// Shorter pieces are ordinary words of some language or other.
const shortestPart = 12;

/**
 * The secret and what somebody who knows its scheme would take out of it: the token of
 * `Bearer <token>`, the password of `Basic <user:password>`, the values of a cookie.
 */
function partsOf(secret: string): string[] {
  const words = secret.split(/[\s;,]+|=(?=[^=])/);
  const inner = words.length > 1 ? words : [];
  const basic = /^basic\s+(\S+)$/i.exec(secret.trim())?.[1];
  if (basic) {
    const login = Buffer.from(basic, 'base64').toString('utf8');
    inner.push(login, login.slice(login.indexOf(':') + 1));
  }
  return [secret, ...inner.filter((part) => part.length >= shortestPart)];
}

/** What base64 makes of the bytes wherever they stand in a longer text: three ways, less the edges. */
function base64Of(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const from = Math.ceil((before * 8) / 6);
    const whole = text.slice(from, Math.floor(((before + bytes.length) * 8) / 6));
    const forUrls = whole.replaceAll('+', '-').replaceAll('/', '_');
    return [whole, forUrls, encodeURIComponent(whole), whole.replaceAll('/', '\\/')];
  });
}

function percentEncoded(text: string): string[] {
  const plain = encodeURIComponent(text.toWellFormed());
  const strict = plain.replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const ofForm = new URLSearchParams({ '': text }).toString().slice(1);
  return [plain, strict, ofForm].flatMap((one) => [
    one,
    one.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
  ]);
}

function jsonEscaped(text: string): string[] {
  const plain = JSON.stringify(text).slice(1, -1);
  const ascii = plain.replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  // Of a text in a text, as logs and error bodies quote one another.
  const twice = JSON.stringify(plain).slice(1, -1);
  return [plain, ascii, twice, plain.replaceAll('/', '\\/')];
}

function htmlEscaped(text: string): string {
  const marks: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };
  return text.replace(/[&<>"]/g, (mark) => `&${marks[mark]};`);
}

/**
 * Every text that tells a secret: itself and its telling parts, in JSON, URLs and HTML, in base64
 * (wherever it stands in what was encoded), in hex, and backwards.
 */
export function secretForms(secret: string): string[] {
  const forms = partsOf(secret).flatMap((part) => {
    const bytes = Buffer.from(part, 'utf8');
    const hex = bytes.toString('hex');
    return [
      part,
      ...jsonEscaped(part),
      ...percentEncoded(part),
      htmlEscaped(part),
      ...base64Of(bytes),
      hex,
      hex.toUpperCase(),
      [...part].reverse().join(''),
    ];
  });
  return [...new Set(forms)];
}
