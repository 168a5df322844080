const reserved = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'keep-alive',
  'upgrade',
  'te',
  'trailer',
  'expect',
  'proxy-authorization',
  'proxy-connection',
]);

/**
 * What is wrong with the headers a person wrote for an endpoint, as a sentence; null when they may be
 * sent. Those that steer the connection itself are Assay's to set.
 */
export function checkHeaders(headers: Readonly<Record<string, string>>): string | null {
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[A-Za-z0-9-]+$/.test(name)) return `"${name}" is no header name.`;
    if (reserved.has(name.toLowerCase())) return `The header ${name} can't be set by hand.`;
    if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) {
      return `The value of the header ${name} holds a line break or a character headers can't carry.`;
    }
  }
  return null;
}
