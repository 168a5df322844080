import { z } from 'zod';
import type { Heard, Stray } from './transcript-parts.ts';

const Message = z.record(z.string(), z.unknown());
type Message = z.infer<typeof Message>;

const speakerKeys = ['role', 'author', 'from', 'sender', 'speaker', 'name'];
const nameKeys = ['role', 'type', 'name'];
const textKeys = ['content', 'text', 'message', 'body', 'value'];
const listKeys = ['messages', 'conversation', 'conversation_parts', 'turns', 'items', 'transcript'];

/**
 * Reads who said what from JSON: a list of messages, an object that holds one, or a message a line. Null
 * for what is no such JSON. Lines are the places of the messages, from 1.
 */
export function readJson(text: string): { heard: Heard[]; stray: Stray[] } | null {
  const messages = messagesOf(text);
  if (!messages) return null;
  const heard: Heard[] = [];
  const stray: Stray[] = [];
  for (const [index, message] of messages.entries()) {
    const line = index + 1;
    const raw = JSON.stringify(message);
    const parsed = Message.safeParse(message).data;
    const speaker = parsed && firstOf(parsed, speakerKeys, speakerOf);
    const said = parsed && firstOf(parsed, textKeys, textOf);
    if (parsed && speaker && said?.text) heard.push({ speaker, text: said.text, line, raw });
    else stray.push({ line, text: raw, why: 'It does not say who said what.' });
    for (const kind of said?.others ?? []) {
      stray.push({ line, text: raw, why: `It holds more than text: ${kind}.` });
    }
  }
  return { heard, stray };
}

function messagesOf(text: string): unknown[] | null {
  const whole = parse(text);
  if (whole !== undefined) return listIn(whole);
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  if (!lines.every((line) => line.trimStart().startsWith('{'))) return null;
  const each = lines.map((line) => parse(line));
  return each.length > 1 && each.every((one) => Message.safeParse(one).success) ? each : null;
}

function listIn(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value;
  const parsed = Message.safeParse(value).data;
  if (!parsed) return null;
  for (const key of listKeys) {
    const inner = parsed[key];
    const list = Array.isArray(inner) ? inner : inner === undefined ? null : listIn(inner);
    if (list) return list;
  }
  return null;
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function firstOf<T>(
  message: Message,
  keys: readonly string[],
  read: (value: unknown) => T | null,
): T | null {
  for (const key of keys) {
    const found = read(message[key]);
    if (found !== null) return found;
  }
  return null;
}

function speakerOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null;
  const parsed = Message.safeParse(value).data;
  return parsed ? firstOf(parsed, nameKeys, speakerOf) : null;
}

type Said = { text: string; others: string[] };

/** The text of a message: plain, as HTML, or in parts, of which some may be no text. */
function textOf(value: unknown): Said | null {
  if (typeof value === 'string') return { text: withoutTags(value).trim(), others: [] };
  if (Array.isArray(value)) {
    const parts = value.map(
      (part) => textOf(part) ?? { text: '', others: ['a part without text'] },
    );
    return {
      text: parts
        .map(({ text }) => text)
        .filter(Boolean)
        .join('\n'),
      others: parts.flatMap(({ others }) => others),
    };
  }
  const parsed = Message.safeParse(value).data;
  if (!parsed) return null;
  const inner = firstOf(parsed, textKeys, textOf);
  if (inner) return inner;
  const kind = typeof parsed.type === 'string' ? parsed.type : 'a part without text';
  return { text: '', others: [kind] };
}

/** Help desks export HTML; a text that only mentions a tag stays as it is. */
function withoutTags(text: string): string {
  if (!/^\s*<(p|div|span|br|ul|ol|h\d)\b[^>]*>/i.test(text)) return text;
  return text
    .replace(/<br\s*\/?>|<\/(p|div|li|h\d)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
