import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** As much of curl as our documents use. */
const curl = `#!${process.execPath}
const { readFileSync, writeFileSync } = require('node:fs');
const words = process.argv.slice(2);
const o = { headers: {}, data: [], asGet: false, failing: false, out: null, url: '' };
const header = (text) => {
  const at = text.indexOf(':');
  if (at > 0) o.headers[text.slice(0, at)] = text.slice(at + 1).trim();
};
for (let i = 0; i < words.length; i += 1) {
  const word = words[i];
  if (word === '-H') {
    const value = words[++i];
    if (value.startsWith('@')) readFileSync(value.slice(1), 'utf8').split('\\n').forEach(header);
    else header(value);
  } else if (word === '-d') o.data.push(words[++i]);
  else if (word === '--data-urlencode') {
    const [, name, value] = /^([^=]*)=(.*)$/s.exec(words[++i]);
    o.data.push(name + '=' + encodeURIComponent(value));
  } else if (word === '-G') o.asGet = true;
  else if (word === '-o') o.out = words[++i];
  else if (word === '--fail-with-body') o.failing = true;
  else if (/^-[sSNfL]+$/.test(word)) o.failing ||= word.includes('f');
  else if (word.startsWith('-')) throw new Error('no such option: ' + word);
  else o.url = word;
}
(async () => {
  const body = o.asGet || o.data.length === 0 ? undefined : o.data.join('&');
  const url = o.asGet && o.data.length > 0 ? o.url + '?' + o.data.join('&') : o.url;
  const answer = await fetch(url, { method: body ? 'POST' : 'GET', headers: o.headers, body });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (o.out) writeFileSync(o.out, bytes);
  else process.stdout.write(bytes);
  if (o.failing && !answer.ok) process.exitCode = 22;
})();
`;
const uuidgen = `#!${process.execPath}\nconsole.log(require('node:crypto').randomUUID());\n`;

/** Puts programs of ours into a folder, for machines that have not got them. */
export function writeStandIns(folder: string): void {
  for (const [name, text] of Object.entries({ curl, uuidgen })) {
    fs.writeFileSync(path.join(folder, name), text, { mode: 0o755 });
  }
}

/** Where programs of this name are; null when there are none. */
export function placeOf(program: string): string | null {
  try {
    return path.dirname(execFileSync('which', [program], { encoding: 'utf8' }).trim());
  } catch {
    return null;
  }
}
