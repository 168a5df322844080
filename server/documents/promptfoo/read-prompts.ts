import type { ContentDocument } from '#server/areas/prompts/document.ts';
import { parseProblem } from '#server/areas/prompts/index.ts';
import { parseYaml } from '../yaml-source.ts';
import { findFiles, isFields, itemsOf, type Journal, type Source, type Spot } from './source.ts';

/** A prompt taken apart: what the model is told first, and what the user then says. */
export type PromptParts = {
  label: string;
  /** Null when the whole prompt is what the user says. */
  opening: ContentDocument | null;
  userText: string;
  /** Whether it repeats the conversation so far, which makes its tests one conversation. */
  isThread: boolean;
  spot: Spot;
};

type Raw = { text: string; label: string | null; spot: Spot };

const passthrough = '{{prompt}}';

/** The prompts of a configuration; without any, the test's own `prompt` is what the user says. */
export function readPrompts(journal: Journal, source: Source, file: string): PromptParts[] {
  const raws = itemsOf(source).flatMap((item) => readRaw(journal, item, file));
  const none = { text: passthrough, label: null, spot: source.at([]) };
  const all = raws.length > 0 || source.value !== undefined ? raws : [none];
  return all.flatMap(({ text, label, spot }, i) => {
    const parts = takeApart(text);
    if ('why' in parts) {
      journal.unmapped(spot, short(text), parts.why);
      return [];
    }
    return [{ ...parts, label: label ?? `Prompt ${i + 1}`, spot }];
  });
}

function readRaw(journal: Journal, item: Source, file: string): Raw[] {
  const spot = item.at([]);
  if (typeof item.value === 'string') return readReference(journal, item.value, { spot, file });
  if (!isFields(item.value)) {
    journal.unmapped(spot, 'prompts', 'A prompt is a text or a file here.');
    return [];
  }
  const { id, raw, label } = item.value;
  const text = typeof raw === 'string' ? raw : typeof id === 'string' ? id : null;
  if (text === null) {
    journal.unmapped(spot, 'prompts', 'It has neither raw nor id.');
    return [];
  }
  const found = readReference(journal, text, { spot, file });
  return found.map((one, i) => ({
    ...one,
    label: typeof label === 'string' ? (i === 0 ? label : `${label} ${i + 1}`) : one.label,
  }));
}

function readReference(journal: Journal, text: string, from: { spot: Spot; file: string }): Raw[] {
  const { spot, file } = from;
  if (
    /^(exec:|langfuse:|portkey:|helicone:|https?:)/.test(text) ||
    /\.(js|ts|mjs|cjs|py|sh|rb)(:\w+)?$/.test(text)
  ) {
    journal.unmapped(spot, short(text), 'Prompts made by programs or elsewhere are not read.');
    return [];
  }
  const isFile = text.startsWith('file://') || /^\S+\.(txt|md|json|ya?ml|j2)$/.test(text);
  if (!isFile) return [{ text, label: null, spot }];
  const files = findFiles(journal, file, text);
  if (files.length === 0) journal.unmapped(spot, text, 'The upload has no such file. Add it.');
  return files.flatMap((name) => {
    const content = journal.texts.get(name) ?? '';
    const at = { file: name, line: 1 };
    const stem =
      name
        .split('/')
        .at(-1)
        ?.replace(/\.\w+$/, '') ?? name;
    if (!/\.txt$/.test(name)) return [{ text: content, label: stem, spot: at }];
    const parts = content.split(/^---\s*$/m).filter((part) => part.trim() !== '');
    return parts.map((part, i) => ({
      text: part.trim(),
      label: parts.length === 1 ? stem : `${stem} ${i + 1}`,
      spot: at,
    }));
  });
}

const loop = /\{%-?\s*for\s+\w+\s+in\s+_conversation\s*-?%\}[\s\S]*?\{%-?\s*endfor\s*-?%\}\s*,?/g;
const logic =
  'Conditions and loops read otherwise here. Write the prompt out, or make it here by hand.';

type Parts = Pick<PromptParts, 'opening' | 'userText' | 'isThread'>;

/** Takes a prompt's template apart, or says why that can't be done. */
export function takeApart(template: string): Parts | { why: string } {
  const isThread = template.includes('_conversation');
  const text = template.replace(loop, '').trim();
  if (/\{%|\{#/.test(text) || text.includes('_conversation')) return { why: logic };
  const chat = /^\[|^-\s+role\s*:/.test(text) ? readChat(text) : null;
  const parts = chat ?? splitPlain(text);
  if ('why' in parts) return parts;
  const texts = [parts.userText, ...openingTexts(parts.opening)];
  if (/\{\{(?!\s*[A-Za-z_]\w*\s*\}\})/.test(parts.userText)) {
    return {
      why: 'What the user says can hold names alone, as in {{question}}: no filters, no fields.',
    };
  }
  const [problem] = texts
    .slice(1)
    .map(parseProblem)
    .filter((one) => one !== null);
  return problem ? { why: problem.message } : { ...parts, isThread };
}

function openingTexts(opening: ContentDocument | null): string[] {
  if (opening === null) return [];
  if (typeof opening === 'string') return [opening];
  return opening.flatMap((part) => Object.values(part).filter((text) => text !== undefined));
}

function readChat(text: string): Omit<Parts, 'isThread'> | { why: string } {
  const plain = text.replace(/\{\{\s*(\w+)\s*\|\s*(?:dump|trim\s*\|\s*dump)\s*\}\}/g, '"{{$1}}"');
  const parsed = parseYaml('prompt', { text: plain, before: 0 });
  if ('problems' in parsed || !Array.isArray(parsed.value)) {
    return { why: 'It looks like a list of messages, but can’t be read as one.' };
  }
  const messages: { role: string; content: string }[] = [];
  for (const message of parsed.value) {
    if (!isFields(message)) return { why: 'A message needs a role and a content.' };
    const { role, content } = message;
    if (typeof role !== 'string' || typeof content !== 'string') {
      return {
        why: 'A message needs a role and a text as its content; images have no equal here.',
      };
    }
    if (!['system', 'developer', 'user', 'assistant'].includes(role)) {
      return { why: `The role ${role} has no equal here.` };
    }
    if (content.trim() !== '') messages.push({ role, content });
  }
  const last = messages.pop();
  if (last?.role !== 'user') return { why: 'The last message is not the user’s.' };
  const [only] = messages;
  if (only === undefined) return { opening: null, userText: last.content };
  const opening =
    messages.length === 1 && only.role === 'system'
      ? only.content
      : messages.map(({ role, content }) => ({ [role]: content }));
  return { opening, userText: last.content };
}

/** Lines before the last one are what the model is told, if the last one holds what the user says. */
function splitPlain(text: string): Omit<Parts, 'isThread'> {
  const at = text.lastIndexOf('\n');
  const last = text.slice(at + 1);
  const head = at < 0 ? '' : text.slice(0, at).trim();
  if (head === '' || !/\{\{\s*\w+\s*\}\}/.test(last)) return { opening: null, userText: text };
  return { opening: head, userText: last };
}

export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
