import { readBotium } from './botium/read-botium.ts';
import { isBotium } from './botium/sections.ts';
import { readCsv } from './csv/read-csv.ts';
import { limits, limitWords } from './limits.ts';
import type { Upload } from './open-upload.ts';
import { isPromptfoo, readPromptfoo } from './promptfoo/read-promptfoo.ts';
import { readEach } from './read-documents.ts';
import { addReading, emptyReading, type Reading } from './reading.ts';
import { parseYaml } from './yaml-source.ts';

/** Lets others work; what is long is read in pieces. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Reads everything in an upload: our own documents, promptfoo configurations with the files they name,
 * Botium conversations, tables of questions. Files that nothing reads are among `unmapped`.
 */
export async function readUpload({ texts, problems }: Upload): Promise<Reading> {
  const whole: Reading = { ...emptyReading(), problems: [...problems] };
  const used = new Set<string>();
  const taken = new Set<string>();
  for (const [file, text] of texts) {
    await breathe();
    if (!isYaml(file) || !isPromptfoo(text)) continue;
    const { reading, files } = readPromptfoo(file, texts, taken);
    addReading(whole, reading);
    for (const each of files) used.add(each);
  }
  for (const [file, text] of texts) {
    if (used.has(file) || !isYaml(file) || isBotium(text)) continue;
    if (!isOurs(file, text)) continue;
    used.add(file);
    for (const part of readEach(file, text)) {
      await breathe();
      addReading(whole, part);
      if (whole.problems.length >= mostProblems) return stopped(whole);
    }
  }
  const convos = [...texts].filter(([file, text]) => !used.has(file) && isTalk(file, text));
  if (convos.some(([, text]) => isBotium(text))) {
    const { reading, files } = readBotium(new Map(convos));
    addReading(whole, reading);
    for (const each of files) used.add(each);
  }
  for (const [file, text] of texts) {
    if (used.has(file)) continue;
    await breathe();
    if (/\.(csv|tsv)$/i.test(file)) addReading(whole, readCsv(file, text));
    else whole.unmapped.push(unread(file));
  }
  if (whole.documents.length <= limits.things) return whole;
  const message = `The import holds more than ${limitWords.things} things. Split it.`;
  return { ...whole, problems: [{ file: 'all files', line: 1, column: 1, message }] };
}

const mostProblems = 200;

function stopped(whole: Reading): Reading {
  return { ...whole, problems: whole.problems.slice(0, mostProblems) };
}

const isYaml = (file: string) => /\.(ya?ml|json)$/i.test(file);
const isTalk = (file: string, text: string) => /\.txt$/i.test(file) || isBotium(text);

/** Ours, or meant to be: alone among YAML files without a word of another tool. */
function isOurs(file: string, text: string): boolean {
  if (/^kind\s*:/m.test(text)) return true;
  if (!/\.ya?ml$/i.test(file)) return false;
  const parsed = parseYaml(file, { text, before: 0 });
  return 'problems' in parsed || typeof parsed.value !== 'object' || !Array.isArray(parsed.value);
}

function unread(file: string) {
  const why = 'No reader knows this file, and no configuration names it.';
  return { file, line: 1, what: file, why };
}
